package org.vmorph.conformance.gen;

import java.util.List;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;

/** Takes out data that happen to be an instruction that is not to be generated. */
final class Sieve {
  private final BitPattern[] without;

  Sieve(List<Instruction> without) {
    this.without = without.stream().map(Instruction::pattern).toArray(BitPattern[]::new);
  }

  /** Makes them zero, from an address to before another. */
  void sift(long[] words, int from, int to) {
    if (without.length == 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      if (catches(words[i])) {
        words[i] = 0;
      }
    }
  }

  private boolean catches(long word) {
    for (var pattern : without) {
      if (pattern.matches(word)) {
        return true;
      }
    }
    return false;
  }
}
