package org.vmorph.proofs.claim;

import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/** A question about one instruction of a machine, under a reading. */
public record Asked(
    Question question, Elaboration semantics, Instruction instruction, Reading reading)
    implements Claim {
  @Override
  public String name() {
    return question.name() + " of " + instruction;
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    return question.happens(new Language<>(ground, semantics, instruction, reading));
  }
}
