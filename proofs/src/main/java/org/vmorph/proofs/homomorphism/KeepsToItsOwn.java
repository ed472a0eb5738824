package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;

/** Resource control: a step leaves alone what is somebody else's. */
record KeepsToItsOwn() implements StepLemma {
  @Override
  public String name(Execution way) {
    return "resource control";
  }

  @Override
  public String sentence(Execution way) {
    return "Resource control: no guest can affect the storage given to anybody else.";
  }

  @Override
  public Claim claim(
      Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way) {
    return new Frame(semantics, monitors, subject, way);
  }
}
