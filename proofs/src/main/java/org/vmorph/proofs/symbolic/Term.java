package org.vmorph.proofs.symbolic;

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

  static Expr<BitVecSort> wider(Context z, Expr<BitVecSort> word) {
    return z.mkZeroExt(1, word);
  }
}
