package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Model;
import org.vmorph.model.ir.File;
import org.vmorph.proofs.obligation.Valuation;

/** Reads a valuation off the solver's model, just as far as it is asked for. */
public final class Found {
  private Found() {}

  /**
   * A valuation that asks the model for whatever it does not hold yet. The model's context must
   * stay open.
   */
  public static Valuation in(Context z, Model model) {
    return new Valuation(
        new Valuation.Source() {
          @Override
          public long word(String name, int bits) {
            return number(model, z.mkBVConst(name, bits));
          }

          @Override
          public long at(String name, File file, long index) {
            if (Few.holds(file)) {
              return number(model, Few.constant(z, name, file, index));
            }
            var array = new SolverConstants(z).array(name, file);
            return number(model, z.mkSelect(array, z.mkBV(index, file.indexBits())));
          }
        });
  }

  private static long number(Model model, Expr<BitVecSort> term) {
    return ((BitVecNum) model.eval(term, true)).getBigInteger().longValue();
  }
}
