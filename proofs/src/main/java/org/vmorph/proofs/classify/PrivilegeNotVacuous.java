package org.vmorph.proofs.classify;

import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * A pair of which the definition of privileged speaks. An instruction without one is privileged
 * vacuously, which is not a yes (paper.md, N2).
 */
public record PrivilegeNotVacuous(NotPrivileged of) implements Definition {
  @Override
  public String name() {
    return "privilege is not vacuous" + of.at();
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, "
        + of.modes()
        + ", neither taking a memory trap or a fault.";
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.inMode(in.machine()));
    return in.given(
        in.all(), of.neitherMemoryTraps(in, in.run(pair.first()), in.run(pair.second())));
  }
}
