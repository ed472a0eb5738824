package org.vmorph.model.machines.riscv;

import java.util.ArrayList;
import java.util.List;

/**
 * The instructions that make a constant: the RISC-V Assembly Programmer's Manual leaves them to the
 * assembler; they are those of GNU's.
 */
final class LoadImmediate {
  private static final int LOW = 12;

  private LoadImmediate() {}

  /** Those for a number of 64 bits in {@code rd}. */
  static List<String> lines(long number) {
    if (number << 64 - LOW >> 64 - LOW == number) {
      return List.of("addi rd, r0, " + number);
    }
    var lines = new ArrayList<String>();
    load(number, lines);
    return lines;
  }

  private static void load(long number, List<String> lines) {
    long low = number << 64 - LOW >> 64 - LOW;
    long high = number - low;
    if (number != (int) number) {
      int shift = Math.max(LOW, Long.numberOfTrailingZeros(high));
      load(high >> shift, lines);
      lines.add("slli rd, rd, " + shift);
      if (low != 0) {
        lines.add("addi rd, rd, " + low);
      }
      return;
    }
    if (high == 0) {
      lines.add("addiw rd, r0, " + low);
      return;
    }
    lines.add("lui rd, 0x" + Long.toHexString(high >>> LOW & 0xfffff));
    if (low != 0) {
      lines.add("addiw rd, rd, " + low);
    }
  }
}
