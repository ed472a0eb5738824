package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * What the forms of behaviour sensitivity have in common: two states that differ in some way only,
 * neither trapping, whose results differ to a program's eye.
 *
 * @param equalBut in what the two states may differ, in words
 * @param apart the same; empty on a machine that has no such component, and of which it is not
 *     asked
 * @param wider one that asks about more pairs
 */
record Sensitive(
    String kind,
    Scope scope,
    String equalBut,
    Optional<Apart> apart,
    @Override Optional<Definition> wider)
    implements Sensitivity {
  Sensitive(String kind, Scope scope, String equalBut, Optional<Apart> apart) {
    this(kind, scope, equalBut, apart, Optional.empty());
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states"
        + scope.only()
        + " equal but for "
        + equalBut
        + (reading.literal() ? ", neither taking a memory trap or a fault" : ", neither trapping")
        + ", after which P, a register or the window differs, or only one has stopped.";
  }

  /** So general is mode on a machine without relocation, and location is depends on l. */
  @Override
  public Object asks() {
    return List.of(scope, apart);
  }

  @Override
  public Set<Component> about() {
    return apart.map(Apart::components).orElse(Set.of());
  }

  @Override
  public boolean isAsked(Reading reading) {
    return apart.isPresent();
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(apart.orElseThrow());
    var one = in.run(pair.first());
    var two = in.run(pair.second());
    return in.given(
        in.all(
            scope.admits(in, one.before()),
            scope.admits(in, two.before()),
            in.sameWindow(apart.orElseThrow(), one, two),
            in.agreeOnNewPsw(one, two),
            in.counts(one),
            in.counts(two)),
        in.visiblyDiffer(one, two));
  }
}
