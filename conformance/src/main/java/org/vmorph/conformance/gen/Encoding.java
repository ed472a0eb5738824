package org.vmorph.conformance.gen;

import java.util.stream.IntStream;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;

/** The words of an instruction, worked out: it says at once what {@code encode} would say. */
final class Encoding {
  /** Zero, which is no instruction, whatever the operands. */
  static final Encoding NONE = new Encoding(Match.ANY, new BitField[0]);

  private final Match fixed;

  /** In the order of the operands. */
  private final BitField[] operands;

  private Encoding(Match fixed, BitField[] operands) {
    this.fixed = fixed;
    this.operands = operands;
  }

  static Encoding of(Instruction instruction) {
    var pattern = instruction.pattern();
    return new Encoding(pattern.fixed(), pattern.operands().toArray(BitField[]::new));
  }

  /** The instruction word with all operands zero. */
  long opcode() {
    return fixed.bits();
  }

  /** Which bits of its words are no operand's. */
  int[] fixed() {
    return IntStream.range(0, Long.SIZE).filter(bit -> (fixed.mask() >>> bit & 1) != 0).toArray();
  }

  BitField operand(int index) {
    return operands[index];
  }

  /** The instruction word; operands that the instruction does not have are left out. */
  long word(long first, long second, long third) {
    return fixed.bits() | put(0, first) | put(1, second) | put(2, third);
  }

  private long put(int index, long value) {
    return index < operands.length ? operands[index].put(value) : 0;
  }
}
