package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;

/**
 * Resource control, for storage: a step of the guest changes no word but its own and those in which
 * the monitor keeps it. What may happen is that it does.
 */
record Frame(Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way)
    implements Claim {
  @Override
  public String name() {
    return subject + " under " + monitors + ", " + way + ": a word of somebody else changes";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var step = new StepUnderMonitor<>(ground, semantics, monitors, subject);
    // What the hardware traps at it does not do: only where it does something is there a proof.
    var cuts = way.kind() == Execution.Kind.DIRECT ? step.cuts(way) : List.<B>of();
    return new Stated<>(step.given(way), step.leavesItsOwn(way), cuts);
  }
}
