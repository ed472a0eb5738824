package org.vmorph.proofs.homomorphism;

import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Claim;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Stated;

/**
 * f(i(S)) = i'(f(S)): Lemma 1 where the hardware executes i directly, Lemma 2 where it traps and
 * the monitor interprets or reflects. What may happen is that the two differ.
 */
record Commutes(Elaboration semantics, Monitor monitor, Instruction instruction, Way way)
    implements Claim {
  @Override
  public String name() {
    return instruction + " under " + monitor + ", " + way + ": f does not commute";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var step = new StepUnderMonitor<>(ground, semantics, monitor, instruction, way);
    return new Stated<>(step.given(), step.differs());
  }
}
