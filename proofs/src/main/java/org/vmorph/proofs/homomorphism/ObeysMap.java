package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;

/** Lemmas 1 and 2: a step obeys f, by whomever it is made. */
record ObeysMap() implements StepLemma {
  @Override
  public String name(Execution way) {
    return isDirect(way) ? "lemma 1" : "lemma 2";
  }

  @Override
  public String sentence(Execution way) {
    return isDirect(way)
        ? "Lemma 1: an innocuous instruction that is executed directly obeys f."
        : "Lemma 2: a sensitive instruction, trapped and interpreted, obeys f.";
  }

  private static boolean isDirect(Execution way) {
    return way.kind() == Execution.Kind.DIRECT;
  }

  @Override
  public Claim claim(
      Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way) {
    return new Commutes(semantics, monitors, subject, way);
  }
}
