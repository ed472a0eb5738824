package org.vmorph.ci.random;

import java.util.List;
import java.util.function.Supplier;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * Whose word is put to the test.
 *
 * @param solvers a solver for each machine: it remembers what it was asked
 * @param theorems what follows from the definitions
 */
record Believed(Supplier<Asker.Source> solvers, Theorems theorems) {
  /** A fraction of what the prover may spend: on one in a thousand it would spend a minute. */
  private static final int ENOUGH = 8_000_000;

  /** What follows for a machine from what the definitions say of its parts. */
  interface Theorems {
    /** What a theorem says, 1 or 3. */
    TheoremVerdict verdict(int theorem, List<Classification> parts);
  }

  /** Those of vmorph. */
  static final Believed VMORPH =
      new Believed(
          () -> new Prover(ENOUGH),
          (theorem, parts) -> theorem == 1 ? Theorem1.of(parts) : Theorem3.of(parts));

  /** The same with one solver, which is not asked twice what it has answered. */
  Believed ofOneMachine() {
    var solver = solvers.get();
    return new Believed(() -> solver, theorems);
  }

  /** The same with other theorems. */
  Believed with(Theorems others) {
    return new Believed(solvers, others);
  }
}
