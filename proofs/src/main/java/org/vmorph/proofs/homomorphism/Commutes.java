package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;

/**
 * f(i(S)) = i'(f(S)): Lemma 1 where the hardware executes i directly, Lemma 2 where it traps and
 * the monitor interprets or reflects. What may happen is that the two differ.
 */
record Commutes(Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way)
    implements Claim {
  @Override
  public String name() {
    return subject + " under " + monitors + ", " + way + ": f does not commute";
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var step = new StepUnderMonitor<>(ground, semantics, monitors, subject);
    return new Stated<>(step.given(way), step.differs(way), step.cuts(way));
  }
}
