package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.HashMap;
import java.util.Map;

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
  static Expr<BitVecSort> select(
      Context z, Expr<ArraySort<BitVecSort, BitVecSort>> array, Expr<BitVecSort> index) {
    return select(z, array, index, new HashMap<>());
  }

  @SuppressWarnings("unchecked")
  private static Expr<BitVecSort> select(
      Context z,
      Expr<ArraySort<BitVecSort, BitVecSort>> array,
      Expr<BitVecSort> index,
      Map<Expr<?>, Expr<BitVecSort>> known) {
    var before = known.get(array);
    if (before != null) {
      return before;
    }
    var args = array.getArgs();
    Expr<BitVecSort> word;
    if (array.isStore() && args[1].equals(index)) {
      word = (Expr<BitVecSort>) args[2];
    } else if (array.isITE()) {
      var then = (Expr<ArraySort<BitVecSort, BitVecSort>>) args[1];
      var otherwise = (Expr<ArraySort<BitVecSort, BitVecSort>>) args[2];
      word =
          ite(
              z,
              (BoolExpr) args[0],
              select(z, then, index, known),
              select(z, otherwise, index, known));
    } else {
      word = z.mkSelect(array, index);
    }
    known.put(array, word);
    return word;
  }

  static Expr<BitVecSort> wider(Context z, Expr<BitVecSort> word) {
    return z.mkZeroExt(1, word);
  }
}
