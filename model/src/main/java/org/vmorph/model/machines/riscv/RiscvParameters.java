package org.vmorph.model.machines.riscv;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Settings;

/** What the manual leaves to whoever builds the processor. */
final class RiscvParameters {
  static final Parameter PMP_ENTRIES =
      Parameter.number(
          "pmp-entries",
          0,
          16,
          4,
          "How many entries physical memory protection has; volume II, 3.7.1.");

  static final Parameter ASID_BITS =
      Parameter.number(
          "asid-bits",
          0,
          16,
          0,
          "How many bits of an address space's number satp keeps; volume II, 4.1.11.");

  static final Parameter WFI_IN_USER_MODE =
      Parameter.choice(
          "wfi-in-user-mode",
          List.of("trap", "done"),
          "Whether WFI completes in user mode while mstatus.TW is clear; volume II, 3.3.3.");

  static final Parameter WFI =
      Parameter.choice(
          "wfi",
          List.of("goes-on", "waits"),
          "Whether WFI goes on at once, or is made again until an interrupt of mie is pending;"
              + " volume II, 3.3.3.");

  static final Parameter FS =
      Parameter.choice(
          "fs",
          List.of("off", "kept"),
          "Whether mstatus.FS keeps what is written; the instructions it is about are none here."
              + " Volume II, 3.1.6.6.");

  static final Parameter MISALIGNED =
      Parameter.choice(
          "misaligned",
          List.of("trap", "done"),
          "What becomes of a load or a store at an address that is no multiple of its length; of"
              + " atomic ones it is a trap in any case. Volume II, 3.6.3.3.");

  static final Parameter ACCESSED_AND_DIRTY =
      Parameter.choice(
          "accessed-and-dirty",
          List.of("fault", "update"),
          "What becomes of an access to a page whose entry has A clear, or of a store where D is: a"
              + " page fault (Svade), or the bits are set first (Svadu); volume II, 4.3.1.");

  static final Parameter PMP_GRAIN =
      Parameter.number(
          "pmp-grain",
          0,
          10,
          0,
          "G: the least region that is protected has 2^(G+2) bytes; volume II, 3.7.1.");

  static final Parameter DEVICES =
      Parameter.choice(
          "devices",
          List.of("virt", "none"),
          "What physical addresses lead to beside storage: interrupter, console and finisher where"
              + " QEMU's machine virt has them, or nothing.");

  /** As a processor usually is. */
  static final Settings USUAL =
      Settings.usual(
          Stream.concat(
                  Stream.of(
                      MISALIGNED,
                      ACCESSED_AND_DIRTY,
                      PMP_ENTRIES,
                      PMP_GRAIN,
                      ASID_BITS,
                      WFI,
                      WFI_IN_USER_MODE,
                      FS,
                      DEVICES),
                  RiscvAssumptions.parameters().stream())
              .toArray(Parameter[]::new));

  private RiscvParameters() {}
}
