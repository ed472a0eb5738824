package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.List;
import java.util.Optional;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;

/**
 * A claim as formulas.
 *
 * @param open with products left open, where there are any: what never happens then never does, and
 *     it is found out soon, for a product of long words is what a solver is slowest at
 */
record Forms(Optional<Form> open, Form exact) {
  /**
   * One of them.
   *
   * @param places which part of a word something in it reaches, or which of few registers, each as
   *     a word of few bits
   */
  record Form(Stated<BoolExpr> stated, List<Expr<BitVecSort>> places) {}

  static Forms of(Claim claim, Context z) {
    var any = Symbolic.withAnyProducts(z);
    var stated = claim.over(new Ground<>(any, new SolverConstants(z)));
    if (!any.hasLeftOpen()) {
      return new Forms(Optional.empty(), new Form(stated, any.places()));
    }
    var open =
        new Stated<>(any.and(stated.given(), any.products()), stated.happens(), stated.cuts());
    var exactly = new Symbolic(z);
    var exact = claim.over(new Ground<>(exactly, new SolverConstants(z)));
    return new Forms(Optional.of(new Form(open, any.places())), new Form(exact, exactly.places()));
  }
}
