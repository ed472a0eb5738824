package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.ir.Word;

/**
 * Whether a word that is stored is one that storage has, as far as the form of what is known of its
 * address shows it: a sum that is below q, and the address is that sum or a little less.
 */
final class InStorage {
  private final long leastWords;

  /** Sums that are below q. */
  private final List<Word> belowSize = new ArrayList<>();

  /** Words that are below the high bits of q. */
  private final List<Condition.Compare> belowFrames = new ArrayList<>();

  /** There are at least so many words of storage. */
  InStorage(long leastWords) {
    this.leastWords = leastWords;
  }

  /** It is known to hold, or not to. */
  void known(Condition condition, boolean holds) {
    switch (condition) {
      case Condition.Compare compare -> {
        if (holds && compare.relation() == Relation.BELOW && isSize(compare.right())) {
          belowSize.add(compare.left());
        }
        if (holds && compare.relation() == Relation.BELOW && isFrames(compare.right())) {
          belowFrames.add(compare);
        }
      }
      case Condition.Not(var of) -> known(of, !holds);
      case Condition.And(var left, var right) when holds -> {
        known(left, true);
        known(right, true);
      }
      case Condition.Or(var left, var right) when !holds -> {
        known(left, false);
        known(right, false);
      }
      case Condition.And and -> {}
      case Condition.Or or -> {}
      case Condition.Always always -> {}
    }
  }

  private static boolean isSize(Word word) {
    return word instanceof Word.Size
        || word instanceof Word.Extension(var of, var bits, var signed) && !signed && isSize(of);
  }

  /** How many whole frames q words have: its bits from one on. */
  private static boolean isFrames(Word word) {
    return word instanceof Word.Slice(var of, var low, var bits)
        && isSize(of)
        && low + bits == of.bits();
  }

  /** Whether a word of storage is seen to be one that there is. */
  boolean has(Word.At at) {
    int bits = at.file().indexBits();
    var address = LinearForm.sum(at.base(), at.offset(), bits);
    return address.terms().isEmpty() && address.constant() < leastWords
        || isBeforeEnd(address, bits)
        || isZero(at.base()) && most(at.offset()) < leastWords
        || belowSize.stream().anyMatch(sum -> isAtMost(at.base(), at.offset(), sum, bits))
        || isZero(at.base()) && belowFrames.stream().anyMatch(it -> isIn(it, at.offset()));
  }

  /** q less a number that is no more than the words there are at least. */
  private boolean isBeforeEnd(LinearForm address, int bits) {
    long before = -address.constant() & -1L >>> 64 - bits;
    return address.terms().equals(Map.of(new Word.Size(bits), 1L))
        && before > 0
        && before <= leastWords;
  }

  private static boolean isZero(Word word) {
    return word instanceof Word.Literal(var value, var bits) && value == 0;
  }

  /** Whether an address is in a frame that is known to be whole: frame and offset side by side. */
  private static boolean isIn(Condition.Compare below, Word address) {
    return address instanceof Word.Join(var frame, var offset)
        && frame.equals(below.left())
        && below.right() instanceof Word.Slice(var of, var low, var bits)
        && low == offset.bits();
  }

  /**
   * One of two where the base and the sum are by the same test, else the sum of base and offset.
   */
  private static boolean isAtMost(Word base, Word offset, Word sum, int bits) {
    return base instanceof Word.Choice(var test, var then, var otherwise)
            && sum instanceof Word.Choice(var same, var sumThen, var sumOtherwise)
            && test.equals(same)
        ? isAtMost(then, offset, sumThen, bits) && isAtMost(otherwise, offset, sumOtherwise, bits)
        : isAtMost(LinearForm.sum(base, offset, bits), sum, bits);
  }

  /** Address and sum are equal, or the sum is so much more and no less than that. */
  private static boolean isAtMost(LinearForm address, Word sum, int bits) {
    long more = LinearForm.of(sum, bits).minus(address);
    return more == 0 || more > 0 && more <= least(sum);
  }

  /** A number that a word is not below. */
  private static long least(Word word) {
    return switch (word) {
      case Word.Literal(var value, var bits) -> Math.max(0, value);
      case Word.Extension(var of, var bits, var signed) when !signed -> least(of);
      case Word.Calculation(var operator, var left, var right)
          when operator == Operator.ADD && most(left) <= most(word.bits()) - most(right) ->
          least(left) + least(right);
      case Word.Extension w -> 0;
      case Word.Calculation w -> 0;
      case Word.Slice w -> 0;
      case Word.Operand w -> 0;
      case Word.Size w -> 0;
      case Word.Choice w -> 0;
      case Word.Join w -> 0;
      case Word.Let w -> 0;
      case Word.Place w -> 0;
    };
  }

  /** A number that a word is not above, if it has at most 62 bits. */
  private static long most(Word word) {
    if (word instanceof Word.Extension(var of, var bits, var signed) && !signed) {
      return most(of);
    }
    return word instanceof Word.Literal(var value, var bits) && value >= 0
        ? Math.min(value, most(bits))
        : most(word.bits());
  }

  private static long most(int bits) {
    return bits > 62 ? Long.MAX_VALUE / 2 : (1L << bits) - 1;
  }
}
