package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * Of two states with the same window only one traps, or they trap for different causes. From a
 * guest's state to the hardware's one goes step by step: the mode becomes user (Theorem 1), other
 * resources become the hardware's, R is clamped to what is reached, q grows, and the window moves;
 * where no step shows, all of them together do not. A privilege trap in user mode of what a
 * supervisor may do is no breach.
 *
 * @param apart in what the two states may differ: components, or q
 * @param fromSupervisor whether the first state is in supervisor mode
 * @param wider one that asks about more at once
 */
public record TrapParity(
    Apart apart, boolean fromSupervisor, Set<Scope> theorems, @Override Optional<Definition> wider)
    implements SideCondition {
  TrapParity(Apart apart, boolean fromSupervisor, Set<Scope> theorems) {
    this(apart, fromSupervisor, theorems, Optional.empty());
  }

  /** The steps in l, in b and in q. */
  static List<TrapParity> ofStorage(Architecture machine) {
    return machine.translation().stream()
        .filter(Translation::isTold)
        .flatMap(
            it ->
                Stream.of(
                    Apart.in(machine, it.bases().toArray(Component[]::new)),
                    Apart.inBounds(it),
                    Apart.inSize()))
        .filter(apart -> apart.size() || !apart.components().isEmpty())
        .map(apart -> new TrapParity(apart, false, OF_BOTH))
        .toList();
  }

  /** The step from supervisor to user mode. */
  static TrapParity ofMode(Architecture machine) {
    return new TrapParity(Apart.inModeAndForce(machine), true, Set.of(Scope.ALL));
  }

  @Override
  public String name() {
    return kind() + ", " + apart.what() + " apart";
  }

  @Override
  public String kind() {
    return "trap parity";
  }

  @Override
  public String sentence(Reading reading) {
    return (fromSupervisor
            ? "Two states with the same window, equal but for %s, S1 in supervisor mode and S2 in"
                    .formatted(told())
                + " user mode"
            : "Two states in user mode with the same window, equal but for " + apart.what())
        + ", of which only one traps, or they trap for different causes"
        + (fromSupervisor ? "; a privilege trap of S2 does not count." : ".");
  }

  private String told() {
    return apart.components().size() == 1 ? "M" : "M and R";
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
    var hypotheses =
        in.all(
            in.possible(one.before()),
            in.possible(two.before()),
            fromSupervisor ? in.supervisor(one.before()) : in.user(one.before()),
            in.user(two.before()),
            in.sameReach(apart, one, two));
    var excepted = fromSupervisor ? in.traps(two, Cause::isPrivilege) : in.not(in.all());
    return in.given(in.all(hypotheses, in.not(excepted)), in.trapApart(one, two));
  }
}
