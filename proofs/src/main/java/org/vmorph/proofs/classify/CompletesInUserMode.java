package org.vmorph.proofs.classify;

import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * A state of user mode in which an instruction does not trap. Theorem 3 needs that a user sensitive
 * instruction has none; that it is privileged is not enough, for that drops pairs of states in
 * which the supervisor takes a memory trap (paper.md, N18).
 */
public record CompletesInUserMode() implements Definition {
  @Override
  public String name() {
    return "completes in user mode";
  }

  @Override
  public String sentence(Reading reading) {
    return "A state in user mode, no trap there.";
  }

  @Override
  public Shown shown() {
    return Shown.NOWHERE;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var run = in.run(in.state());
    return in.given(Scope.USER.admits(in, run.before()), in.not(in.traps(run)));
  }
}
