package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;

/** The few term constructors several classes of this package need. */
final class Term {
  private Term() {}

  static Expr<BitVecSort> ite(
      Context z, BoolExpr test, Expr<BitVecSort> then, Expr<BitVecSort> otherwise) {
    return test.isTrue() || then.equals(otherwise)
        ? then
        : test.isFalse() ? otherwise : z.mkITE(test, then, otherwise);
  }

  static Expr<BitVecSort> sum(Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
    return isZero(base) ? offset : isZero(offset) ? base : z.mkBVAdd(base, offset);
  }

  private static boolean isZero(Expr<BitVecSort> word) {
    return word instanceof BitVecNum number && number.getBigInteger().signum() == 0;
  }

  static Expr<ArraySort<BitVecSort, BitVecSort>> either(
      Context z,
      BoolExpr test,
      Expr<ArraySort<BitVecSort, BitVecSort>> then,
      Expr<ArraySort<BitVecSort, BitVecSort>> otherwise) {
    return test.isTrue() || then.equals(otherwise)
        ? then
        : test.isFalse() ? otherwise : z.mkITE(test, then, otherwise);
  }

  /** A word of an array; of one that has just been stored there, that. */
  @SuppressWarnings("unchecked")
  static Expr<BitVecSort> select(
      Context z, Expr<ArraySort<BitVecSort, BitVecSort>> array, Expr<BitVecSort> index) {
    var args = array.getArgs();
    if (array.isStore() && args[1].equals(index)) {
      return (Expr<BitVecSort>) args[2];
    }
    if (array.isITE()) {
      return ite(
          z,
          (BoolExpr) args[0],
          select(z, (Expr<ArraySort<BitVecSort, BitVecSort>>) args[1], index),
          select(z, (Expr<ArraySort<BitVecSort, BitVecSort>>) args[2], index));
    }
    return z.mkSelect(array, index);
  }

  /** Some bits of a word; of words side by side, of the one that has them. */
  @SuppressWarnings("unchecked")
  static Expr<BitVecSort> slice(Context z, Expr<BitVecSort> word, int low, int bits) {
    int size = word.getSort().getSize();
    if (low == 0 && bits == size) {
      return word;
    }
    if (word.isBVConcat()) {
      int end = size;
      for (var arg : word.getArgs()) {
        @SuppressWarnings("unchecked")
        var part = (Expr<BitVecSort>) arg;
        int start = end - part.getSort().getSize();
        if (low >= start && low + bits <= end) {
          return slice(z, part, low - start, bits);
        }
        end = start;
      }
    }
    if (word.isITE()) {
      var args = word.getArgs();
      return ite(
          z,
          (BoolExpr) args[0],
          slice(z, (Expr<BitVecSort>) args[1], low, bits),
          slice(z, (Expr<BitVecSort>) args[2], low, bits));
    }
    if (word.isBVAND() || word.isBVOR() || word.isBVXOR()) {
      var args = word.getArgs();
      var one = slice(z, (Expr<BitVecSort>) args[0], low, bits);
      var other = slice(z, (Expr<BitVecSort>) args[1], low, bits);
      return word.isBVAND()
          ? z.mkBVAND(one, other)
          : word.isBVOR() ? z.mkBVOR(one, other) : z.mkBVXOR(one, other);
    }
    var part = z.mkExtract(low + bits - 1, low, word);
    return word.isNumeral() ? (Expr<BitVecSort>) part.simplify() : part;
  }

  static Expr<BitVecSort> wider(Context z, Expr<BitVecSort> word) {
    return z.mkZeroExt(1, word);
  }
}
