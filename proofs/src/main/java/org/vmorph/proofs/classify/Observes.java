package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * A result depends on what f changes and the paper's definitions do not look at: on b, of which the
 * hardware has no more than is reached; on q, of which a guest has less; on another resource that a
 * monitor keeps a virtual value of. A monitor's guest runs in user mode whatever it believes, so
 * both states are in user mode under either theorem; what the supervisor state of Theorem 1 adds is
 * mode sensitivity and trap parity, which are asked on their own. Where R is in force in user mode
 * alone mode sensitivity is not enough: the guest's R may be anything then, and is not the
 * hardware's.
 *
 * @param what in what the two states may differ, in words
 * @param apart the same
 * @param first the mode that the first state is in
 * @param wider one that asks about more at once
 */
public record Observes(
    String what,
    Apart apart,
    Scope first,
    Set<Scope> theorems,
    @Override Optional<Definition> wider)
    implements SideCondition {
  Observes(String what, Apart apart, Set<Scope> theorems) {
    this(what, apart, Scope.USER, theorems, Optional.empty());
  }

  /** On q, how many words of storage there are. */
  static Observes size() {
    return new Observes("q", Apart.inSize(), OF_BOTH);
  }

  /** On b, or on how else the same R may be written. */
  static List<Observes> bound(Architecture machine) {
    return machine.translation().stream()
        .filter(Translation::isTold)
        .map(Apart::inBounds)
        .map(apart -> new Observes(apart.what(), apart, OF_BOTH))
        .toList();
  }

  /** On R where it is not in force. */
  static List<Observes> force(Architecture machine) {
    var apart = Apart.inModeAndForce(machine);
    return apart.components().size() == 1
        ? List.of()
        : List.of(
            new Observes(
                apart.what(), apart, Scope.SUPERVISOR, Set.of(Scope.ALL), Optional.empty()));
  }

  @Override
  public String name() {
    return "observes " + what;
  }

  @Override
  public String sentence(Reading reading) {
    return (first == Scope.USER
            ? "Two states in user mode with the same window, equal but for " + what
            : "Two states with the same window, equal but for M and R, S1 in supervisor mode and S2"
                + " in user mode")
        + ", neither trapping, after which P, a register or the window differs, or only one has"
        + " stopped.";
  }

  @Override
  public Set<Component> about() {
    return apart.components();
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(apart);
    var one = in.step(pair.first());
    var two = in.step(pair.second());
    return in.given(
        in.all(
            first.admits(in, one.before()),
            Scope.USER.admits(in, two.before()),
            in.sameReach(apart, one, two),
            in.not(in.traps(one)),
            in.not(in.traps(two))),
        in.visiblyDiffer(one, two));
  }
}
