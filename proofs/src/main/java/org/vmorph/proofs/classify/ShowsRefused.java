package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * What R refuses to a program shows nevertheless: an instruction looks at storage and does not ask
 * R. Asked where it is not told by areas what R comes to; where it is, such a thing shows in what
 * depends on q, or on where the window lies.
 */
record ShowsRefused() implements SideCondition {
  static List<ShowsRefused> of(Architecture machine) {
    return machine.translation().stream()
        .filter(it -> it.isTold() && it.areas().isEmpty())
        .map(it -> new ShowsRefused())
        .toList();
  }

  @Override
  public String name() {
    return "shows what is refused";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states in user mode that differ in a unit of storage which R refuses to be loaded,"
        + " of which only one traps, or they trap for different causes, or after which P, a"
        + " register or the rest of storage differs, or only one has stopped.";
  }

  @Override
  public Set<Scope> theorems() {
    return OF_BOTH;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.differentWhereRefused();
    var one = in.step(pair.first());
    var two = in.step(pair.second());
    return in.given(
        Scope.USER.admits(in, one.before()),
        in.or(
            in.trapApart(one, two),
            in.all(
                in.not(in.traps(one)),
                in.not(in.traps(two)),
                in.visiblyDifferElsewhere(one, two))));
  }
}
