package org.vmorph.model.arch;

import java.util.HashMap;
import java.util.Map;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * A word as a sum, modulo 2^bits: a constant, and other words, each so many times. Two words of
 * equal form are equal, whatever the state.
 */
record LinearForm(Map<Word, Long> terms, long constant, int bits) {
  /**
   * The form of a word of at least so many bits, or of a narrower one that is extended by zeros.
   */
  static LinearForm of(Word word, int bits) {
    var form = new Builder(bits);
    form.add(word, 1);
    return form.build();
  }

  /** The sum of two. */
  static LinearForm sum(Word one, Word other, int bits) {
    var form = new Builder(bits);
    form.add(one, 1);
    form.add(other, 1);
    return form.build();
  }

  /** By how much this is more than that; -1 if that is not known. */
  long minus(LinearForm that) {
    return terms.equals(that.terms) ? low(constant - that.constant, bits) : -1;
  }

  private static long low(long word, int bits) {
    return word & -1L >>> (64 - bits);
  }

  private static final class Builder {
    private final int bits;
    private final Map<Word, Long> terms = new HashMap<>();
    private long constant;

    Builder(int bits) {
      this.bits = bits;
    }

    void add(Word word, long times) {
      switch (word) {
        case Word.Literal(var value, var width) -> constant += times * value;
        case Word.Calculation(var operator, var left, var right)
            when has(word, times) && isSum(operator) -> {
          add(left, times);
          add(right, operator == Operator.ADD ? times : -times);
        }
        case Word.Slice(var of, var low, var width)
            when has(word, times) && Long.numberOfTrailingZeros(times) >= low -> {
          add(of, times >> low);
          if (low > 0) {
            add(of.low(low), -(times >> low));
          }
        }
        case Word.Extension(var of, var width, var signed) when !signed || has(of, times) ->
            add(of, times);
        case Word.Join(var high, var lower) -> {
          add(high, times << lower.bits());
          add(lower, times);
        }
        case Word.Calculation w -> term(w, times);
        case Word.Slice w -> term(w, times);
        case Word.Extension w -> term(w, times);
        case Word.Operand w -> term(w, times);
        case Word.Size w -> term(w, times);
        case Word.Choice w -> term(w, times);
        case Word.Let w -> term(w, times);
        case Word.Place w -> term(w, times);
      }
    }

    /** Whether it has all bits that count: so many times of what lies above them is 0. */
    private boolean has(Word word, long times) {
      return word.bits() >= bits - Long.numberOfTrailingZeros(times);
    }

    private static boolean isSum(Operator operator) {
      return operator == Operator.ADD || operator == Operator.SUB;
    }

    private void term(Word word, long times) {
      terms.merge(word, times, Long::sum);
    }

    LinearForm build() {
      terms.values().removeIf(times -> low(times, bits) == 0);
      terms.replaceAll((word, times) -> low(times, bits));
      return new LinearForm(Map.copyOf(terms), low(constant, bits), bits);
    }
  }
}
