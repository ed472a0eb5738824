package org.vmorph.proofs.classify;

import org.vmorph.proofs.obligation.Question;
import org.vmorph.proofs.obligation.Setting;
import org.vmorph.proofs.obligation.Setting.Apart;
import org.vmorph.proofs.obligation.Stated;

/**
 * What the forms of behaviour sensitivity have in common: two states that differ in some way only,
 * neither trapping, whose results differ to a program's eye.
 *
 * @param apart in what the two states may differ
 */
record Sensitive(String name, Scope scope, Apart apart) implements Question {
  @Override
  public <W, B, M> Stated<B> happens(Setting<W, B, M> in) {
    var pair = in.pair(apart);
    var one = in.run(pair.first());
    var two = in.run(pair.second());
    return in.given(
        in.all(
            scope.admits(in, one.before()),
            scope.admits(in, two.before()),
            in.agreeOnNewPsw(one, two),
            in.counts(one),
            in.counts(two)),
        in.visiblyDiffer(one, two));
  }
}
