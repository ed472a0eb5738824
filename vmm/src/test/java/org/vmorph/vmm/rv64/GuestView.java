package org.vmorph.vmm.rv64;

import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.vmorph.model.text.Program;

/**
 * The guest of a monitor, while it runs: the map f backwards. What the monitor keeps is where its
 * text says; everything else is what the machine below it holds.
 *
 * @param below the machine that the monitor runs on
 * @param monitor its text, assembled for the first address of storage
 * @param from how far from there it lies
 * @param word what a double word of storage holds, by its address
 */
record GuestView(View below, Program monitor, long from, LongUnaryOperator word) implements View {
  private static final int MACHINE = 3;
  private static final int TAKEN = 2;

  /** Bytes of an instruction that is lent. */
  private static final int LENT = 4;

  private static final Map<String, Integer> OF_MSTATUS =
      Map.of("mie", 3, "mpie", 7, "mprv", 17, "tvm", 20, "tw", 21, "tsr", 22);

  @Override
  public long get(String cell) {
    var bit = OF_MSTATUS.get(cell);
    if (bit != null) {
      return kept("mstatus") >> bit & 1;
    }
    if (cell.startsWith("pmpaddr")) {
      return below.get("pmpaddr" + (Integer.parseInt(cell.substring(7)) + TAKEN));
    }
    if (cell.matches("pmp\\d+cfg")) {
      int entry = Integer.parseInt(cell.replaceAll("\\D", ""));
      long address = at("guest.pmpcfg") + entry;
      return word.applyAsLong(address & -8) >>> 8 * (address & 7) & 0xff;
    }
    return switch (cell) {
      case "M" -> isMachine() ? MACHINE : below.get("M");
      case "P" -> programCounter(below.get("P"));
      case "mpp" -> kept("mstatus") >> 11 & 3;
      case "mtvec", "mscratch", "mepc", "mcause", "mtval", "medeleg", "mideleg", "mcounteren" ->
          kept(cell);
      case "ie" -> isMachine() ? kept("mie") : below.get(cell);
      case "satp.mode" -> isMachine() ? kept("satp") >>> 63 : below.get(cell);
      case "satp.asid" -> isMachine() ? kept("satp") >>> 44 & 0xffff : below.get(cell);
      case "satp.ppn" -> isMachine() ? kept("satp") & (1L << 44) - 1 : below.get(cell);
      default -> below.get(cell);
    };
  }

  /**
   * Where the monitor does what the guest asks for, and the machine stops at that, it is the
   * guest's.
   */
  private long programCounter(long p) {
    long lent = p - at("lent");
    return lent >= 0 && lent <= LENT ? word.applyAsLong(at("lent.at")) + lent : p;
  }

  private boolean isMachine() {
    return kept("mode") == MACHINE;
  }

  private long kept(String name) {
    return word.applyAsLong(at("guest." + name));
  }

  private long at(String label) {
    return monitor.address(label) + from;
  }
}
