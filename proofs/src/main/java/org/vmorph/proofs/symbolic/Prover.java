package org.vmorph.proofs.symbolic;

import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Claim;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Replay;
import org.vmorph.proofs.obligation.Verdict;

/** Gives out askers that ask Z3. */
public final class Prover implements Asker.Source {
  /**
   * How much work a question may cost, in the solver's own repeatable unit; the hardest needs a
   * fraction of it.
   */
  private static final int ENOUGH = 50_000_000;

  private final int resourceLimit;

  /** A prover that is given as much as any question we ask needs. */
  public Prover() {
    this(ENOUGH);
  }

  /** A prover that gives up after so much work on a claim, in Z3's unit {@code rlimit}. */
  public Prover(int resourceLimit) {
    this.resourceLimit = resourceLimit;
  }

  @Override
  public Asker open() {
    return new Session(new Context(), resourceLimit);
  }

  /**
   * Whether it never happens, for all states, storage sizes and operands.
   *
   * @throws IllegalStateException if the reference interpreter does not confirm a witness: a fault
   *     of vmorph
   */
  public Verdict neverHappens(Claim claim) {
    try (var session = open()) {
      return session.neverHappens(claim);
    }
  }

  /** One context, for a few claims: it closes, and its memory goes with it. */
  private record Session(Context z, int resourceLimit) implements Asker {
    @Override
    public Verdict neverHappens(Claim claim) {
      var stated = claim.over(new Ground<>(new Symbolic(z), new Constants(z)));
      var solver = z.mkSolver();
      var parameters = z.mkParams();
      parameters.add("rlimit", resourceLimit);
      solver.setParameters(parameters);
      solver.add(stated.given(), stated.happens());
      var status = solver.check();
      if (status == Status.UNSATISFIABLE) {
        return Verdict.PROVED;
      }
      if (status == Status.UNKNOWN) {
        return new Verdict.Unknown(solver.getReasonUnknown());
      }
      var found = Found.in(z, solver.getModel());
      return Replay.confirm(claim, found)
          .<Verdict>map(Verdict.Refuted::new)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      claim.name() + ": the reference interpreter does not confirm " + found));
    }

    @Override
    public void close() {
      z.close();
    }
  }
}
