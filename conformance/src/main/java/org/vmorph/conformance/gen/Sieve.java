package org.vmorph.conformance.gen;

import java.util.List;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;

/** Takes out data that happen to be an instruction that is not to be generated. */
final class Sieve {
  /**
   * For each of the instructions: the bits that are the same in all its words, and what they are.
   */
  private final long[] fixed;

  private final long[] opcode;

  Sieve(List<Instruction> without) {
    fixed = without.stream().mapToLong(Sieve::fixed).toArray();
    opcode = without.stream().mapToLong(instruction -> Encoding.of(instruction).opcode()).toArray();
  }

  private static long fixed(Instruction instruction) {
    long fixed = 0;
    for (var field : instruction.form().fields()) {
      long all = field.kind() == Form.Kind.OPERAND ? 0 : -1L >>> (64 - field.bits());
      fixed = (field.bits() == 64 ? 0 : fixed << field.bits()) | all;
    }
    return fixed;
  }

  /** Makes them zero, from an address to before another. */
  void sift(long[] words, int from, int to) {
    if (fixed.length == 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (catches(words[i])) {
        words[i] = 0;
      }
    }
  }

  private boolean catches(long word) {
    for (int i = 0; i < fixed.length; i++) {
      if ((word & fixed[i]) == opcode[i]) {
        return true;
      }
    }
    return false;
  }
}
