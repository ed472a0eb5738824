package org.vmorph.proofs.homomorphism;

import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Claim;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Stated;

/**
 * Resource control, for storage: a step of the guest changes no word but its own and those in which
 * the monitor keeps it. What may happen is that it does.
 */
record Frame(Elaboration semantics, Monitor monitor, Instruction instruction, Way way)
    implements Claim {
  @Override
  public String name() {
    return instruction + " under " + monitor + ", " + way + ": a word of somebody else changes";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var step = new StepUnderMonitor<>(ground, semantics, monitor, instruction, way);
    return new Stated<>(step.given(), step.leavesItsOwn());
  }
}
