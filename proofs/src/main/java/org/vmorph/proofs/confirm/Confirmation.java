package org.vmorph.proofs.confirm;

import org.vmorph.proofs.manifest.Result;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;

/** Asks the second solver about every question of a proof, as it is exported. */
public final class Confirmation {
  /** A hundred times what the hardest question takes. */
  private static final long MILLISECONDS = 100_000;

  private Confirmation() {}

  /** What it says, taken together; a proof that is not known is not put to it. */
  public static Result.Agreement of(Obligation obligation, Proof proof) {
    if (proof.verdict().unknown()) {
      return Result.Agreement.UNKNOWN;
    }
    var agreement = Result.Agreement.AGREES;
    for (var script : Script.of(obligation, proof)) {
      var said = SecondSolver.ask(script.text(), MILLISECONDS);
      if (said == SecondSolver.Answer.UNKNOWN) {
        agreement = Result.Agreement.UNKNOWN;
      } else if (said == SecondSolver.Answer.SATISFIABLE != script.satisfiable()) {
        return Result.Agreement.DISAGREES;
      }
    }
    return agreement;
  }
}
