package org.vmorph.model.compiled;

import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** How large a word can be, read off its form: what cannot overflow needs no mask. */
final class Ranges {
  private Ranges() {}

  /** The largest unsigned number of so many bits; -1 for 64. */
  static long most(int bits) {
    return -1L >>> (64 - bits);
  }

  /** An upper bound, unsigned. */
  static long most(Word word) {
    return switch (word) {
      case Word.Literal l -> l.value();
      case Word.Slice(var of, var low, var bits) -> least(most(bits), most(of) >>> low);
      case Word.Extension(var of, var bits, var signed) when !signed -> most(of);
      case Word.Choice(var test, var then, var otherwise) -> greatest(most(then), most(otherwise));
      case Word.Calculation(var operator, var left, var right) when operator == Operator.AND ->
          least(most(left), most(right));
      case Word.Calculation(var operator, var left, var right)
          when operator == Operator.ADD && left.bits() < 63 ->
          Math.min(most(left.bits()), most(left) + most(right));
      case Word.Calculation(var operator, var left, var right)
          when operator == Operator.MUL && isShort(left) && isShort(right) ->
          least(most(left.bits()), most(left) * most(right));
      default -> most(word.bits());
    };
  }

  private static boolean isShort(Word word) {
    return most(word) >>> 31 == 0;
  }

  /** Whether a sum is a number of its own width as it stands. */
  static boolean neverWraps(Word.Calculation sum) {
    return sum.operator() == Operator.ADD
        && sum.bits() < 63
        && most(sum.left()) + most(sum.right()) <= most(sum.bits());
  }

  private static long least(long left, long right) {
    return Long.compareUnsigned(left, right) < 0 ? left : right;
  }

  private static long greatest(long left, long right) {
    return Long.compareUnsigned(left, right) < 0 ? right : left;
  }
}
