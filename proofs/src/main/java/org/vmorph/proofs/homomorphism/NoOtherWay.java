package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;

/**
 * The ways that were proved are all there are. What may happen is that a step is made in none of
 * them.
 */
record NoOtherWay(
    Elaboration semantics, List<Monitor> monitors, StepCase subject, List<Execution> ways)
    implements Claim {
  @Override
  public String name() {
    return subject + " under " + monitors + " is made in another way than " + ways;
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    var step = new StepUnderMonitor<>(ground, semantics, monitors, subject);
    var none = ground.domain().truth(true);
    for (var way : ways) {
      none = ground.domain().and(none, ground.domain().not(step.given(way)));
    }
    return new Stated<>(step.speaksOf(), none);
  }
}
