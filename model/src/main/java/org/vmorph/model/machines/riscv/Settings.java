package org.vmorph.model.machines.riscv;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the manual leaves to whoever builds the processor.
 *
 * @param pmpEntries how many entries of physical memory protection there are, 0 to 16
 * @param floats whether mstatus.FS keeps what is written; the instructions it is about are none
 *     here
 * @param wfiInUserMode whether WFI completes in user mode; else it is refused
 * @param asidBits how many bits of an address space's number satp keeps, 0 to 16
 */
public record Settings(int pmpEntries, boolean floats, boolean wfiInUserMode, int asidBits) {
  /** What is assumed where nothing is said. */
  public static final Settings USUAL = new Settings(4, false, false, 0);

  /** Rejects what no processor has. */
  public Settings {
    within("pmp-entries", pmpEntries, 16);
    within("asid-bits", asidBits, 16);
  }

  private static void within(String name, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "rv64: %s=%d; expected 0 to %d".formatted(name, value, most));
    }
  }

  /** As it is printed with every verdict. */
  Map<String, String> printed() {
    var all = new TreeMap<String, String>();
    all.put("pmp-entries", String.valueOf(pmpEntries));
    all.put("pmp-grain", "4 bytes");
    all.put("fs", floats ? "kept" : "off");
    all.put("wfi-in-user-mode", wfiInUserMode ? "completes" : "traps");
    all.put("asid-bits", String.valueOf(asidBits));
    all.put("misaligned", "traps");
    all.put("accessed-and-dirty", "a page fault where they are clear");
    all.put("mtval", "addresses; 0 for an illegal instruction and a breakpoint");
    all.put("time", "one tick a step");
    return all;
  }
}
