package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * R is said to move nothing, and does. It is the machine's own, and asked of what belongs to every
 * step.
 */
record MovesNevertheless() implements SideCondition {
  static List<MovesNevertheless> of(Architecture machine) {
    return machine.translation().stream()
        .filter(Translation::isToldByTraps)
        .map(it -> new MovesNevertheless())
        .toList();
  }

  @Override
  public boolean isOfEveryStepAlone() {
    return true;
  }

  @Override
  public String name() {
    return "moves nevertheless";
  }

  @Override
  public String sentence(Reading reading) {
    return "A state in user mode and an address that is not refused, and leads to another word than"
        + " that of its number.";
  }

  @Override
  public Set<Scope> theorems() {
    return OF_BOTH;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var state = in.state();
    in.run(state);
    return in.given(Scope.USER.admits(in, state), in.moves(state));
  }
}
