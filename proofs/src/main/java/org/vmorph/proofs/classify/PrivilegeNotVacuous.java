package org.vmorph.proofs.classify;

import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Run;
import org.vmorph.proofs.claim.Stated;

/**
 * A pair of which the definition of privileged speaks. An instruction without one is privileged
 * vacuously, which is not a yes (paper.md, N2).
 */
public record PrivilegeNotVacuous() implements Definition {
  @Override
  public String name() {
    return "privilege is not vacuous";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, S1 in supervisor mode and S2 in user mode, neither taking a"
        + " memory trap or a fault.";
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.in(in.machine().mode().cell()));
    return in.given(in.all(), neitherMemoryTraps(in, in.run(pair.first()), in.run(pair.second())));
  }

  static <W, B, M> B neitherMemoryTraps(Language<W, B, M> in, Run<W, B, M> one, Run<W, B, M> two) {
    return in.all(
        in.possible(one.before()),
        in.supervisor(one.before()),
        in.user(two.before()),
        in.not(in.traps(one, Cause::saysNothing)),
        in.not(in.traps(two, Cause::saysNothing)));
  }
}
