package org.vmorph.conformance.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where two states differ that programs have ended in, but for what QEMU is known to do. */
final class Difference {
  /** Bits that QEMU 7.2 shows in a status and this machine does not, or the other way round. */
  private static final long STATUS = 0x6000L | 3L << 32 | 3L << 38 | 1L << 63;

  /** By name, what QEMU 7.2 is known to do otherwise; the manual is with us, or leaves it open. */
  static final Map<String, String> KNOWN =
      new TreeMap<>(
          Map.of(
              "value-of-illegal", "mtval and stval of an illegal instruction have its bits",
              "status-bits", "FS, UXL, MPV, GVA and SD of mstatus and sstatus",
              "cause-of-amo", "an AMO that is refused is told as a load",
              "last-value", "mtval and stval in the end, of which the causes are written over"));

  /** By name, what programs leave out so that it makes no difference. */
  static final Map<String, String> AVOIDED =
      new TreeMap<>(
          Map.of(
              "mprv-kept", "MRET and SRET to a lower mode leave MPRV as it is",
              "mprv-remembered", "translations outlive the MPP that they are made with",
              "misaligned-atomics", "AMOs, LR and SC are done at any address",
              "failed-sc", "an SC that has lost its reservation asks for nothing else",
              "counteren", "mcounteren and scounteren keep all bits",
              "previous-mode", "MPP = 2 is kept",
              "protected-pages", "an access on two pages is protected by what is near to it",
              "accessed-by-amo", "an AMO that is refused has accessed its page, as a load",
              "counters", "instret and cycle run on"));

  private Difference() {}

  /** Each in a line. */
  static List<String> between(long[] qemu, long[] model) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < qemu.length; i++) {
      long mask = mask(8 * i, qemu);
      boolean isOther = (qemu[i] & mask) != (model[i] & mask);
      if (isOther && !(isCause(8 * i) && isOfAtomic(qemu[i], model[i]))) {
        lines.add("%s: QEMU 0x%x, here 0x%x".formatted(name(8 * i), qemu[i], model[i]));
      }
    }
    return lines;
  }

  /** The bits that are compared. */
  private static long mask(int at, long[] state) {
    if (at >= RandomProgram.LOG && at < RandomProgram.SCRATCH) {
      int first = at & -32;
      return switch (at - first) {
        // mtval of an illegal instruction has its bits there.
        case 16 -> state[first / 8] == 2 ? 0 : -1;
        case 24 -> ~STATUS;
        default -> -1;
      };
    }
    int shown = (at - RandomProgram.RESULTS) / 8 - 32;
    if (shown >= 0 && shown < RandomProgram.SHOWN.size()) {
      return switch (RandomProgram.SHOWN.get(shown)) {
        case 0x300, 0x100 -> ~STATUS;
        // As above, and the log has them, each with its cause.
        case 0x343, 0x143 -> 0;
        default -> -1;
      };
    }
    return -1;
  }

  private static boolean isCause(int at) {
    int shown = (at - RandomProgram.RESULTS) / 8 - 32;
    return at >= RandomProgram.LOG && at < RandomProgram.SCRATCH && at % 32 == 0
        || shown == RandomProgram.SHOWN.indexOf(0x342)
        || shown == RandomProgram.SHOWN.indexOf(0x142);
  }

  /** An AMO that is refused is told as a load there, and is a store by the manual. */
  private static boolean isOfAtomic(long qemu, long model) {
    return qemu == 4 && model == 6
        || qemu == 5 && model == 7
        || (qemu == 5 || qemu == 13) && model == 15;
  }

  private static String name(int at) {
    if (at >= RandomProgram.LOG && at < RandomProgram.SCRATCH) {
      var what = List.of("cause", "address", "value", "status").get(at / 8 % 4);
      return "trap %d, %s".formatted((at - RandomProgram.LOG) / 32, what);
    }
    int shown = (at - RandomProgram.RESULTS) / 8;
    if (shown > 0 && shown < 32) {
      return "x" + shown;
    }
    if (shown >= 32 && shown < 32 + RandomProgram.SHOWN.size()) {
      return "csr 0x" + Integer.toHexString(RandomProgram.SHOWN.get(shown - 32));
    }
    return "storage at 0x" + Long.toHexString(RandomProgram.RAM + at);
  }
}
