package org.vmorph.proofs.symbolic;

import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Question;
import org.vmorph.proofs.obligation.Replay;
import org.vmorph.proofs.obligation.Setting;
import org.vmorph.proofs.obligation.Verdict;

/** Asks Z3. One context for each question: they close, and their memory goes with them. */
public final class Prover {
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

  /** A prover that gives up after so much work, in Z3's unit {@code rlimit}. */
  public Prover(int resourceLimit) {
    this.resourceLimit = resourceLimit;
  }

  /**
   * Whether the question never happens, for all states, storage sizes and operands.
   *
   * @throws IllegalStateException if the reference interpreter does not confirm a witness: a fault
   *     of vmorph
   */
  public Verdict neverHappens(
      Question question, Elaboration semantics, Instruction instruction, Reading reading) {
    try (var z = new Context()) {
      var setting =
          new Setting<>(new Symbolic(z), new Constants(z), semantics, instruction, reading);
      var solver = z.mkSolver();
      var parameters = z.mkParams();
      parameters.add("rlimit", resourceLimit);
      solver.setParameters(parameters);
      solver.add(question.happens(setting));
      var status = solver.check();
      if (status == Status.UNSATISFIABLE) {
        return Verdict.PROVED;
      }
      if (status == Status.UNKNOWN) {
        return new Verdict.Unknown(solver.getReasonUnknown());
      }
      var found = Found.in(z, solver.getModel());
      return Replay.confirm(question, semantics, instruction, reading, found)
          .<Verdict>map(Verdict.Refuted::new)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      question.name()
                          + " of "
                          + instruction
                          + ": the reference interpreter does not confirm "
                          + found));
    }
  }
}
