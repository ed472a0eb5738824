package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Translation;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Run;
import org.vmorph.proofs.claim.Stated;

/**
 * Storage outside the window changes, which no definition looks at.
 *
 * @param scope all states for Theorem 1, user mode for Theorem 3
 */
public record Escape(Scope scope) implements SideCondition {
  /** Nothing lies outside the window of a machine without relocation. */
  static List<Escape> of(Architecture machine, Scope theorem) {
    return machine.translation().stream()
        .filter(Translation::isTold)
        .map(it -> new Escape(theorem))
        .toList();
  }

  @Override
  public String name() {
    return scope.prefix() + kind();
  }

  @Override
  public String kind() {
    return "escape";
  }

  @Override
  public Set<Scope> theorems() {
    return Set.of(scope);
  }

  @Override
  public String sentence(Reading reading) {
    return scope == Scope.USER
        ? "A state in user mode, no trap there, in which storage outside the window changes."
        : "A state in user mode, no trap there, in which storage outside the window changes, or a"
            + " state of the same window in supervisor mode, no trap in either, in which it does.";
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    if (scope == Scope.USER) {
      var user = in.step(in.state());
      return in.given(calm(in, Scope.USER, user), in.escapes(user));
    }
    var apart = Apart.inModeAndForce(in.machine());
    var pair = in.pair(apart);
    var supervisor = in.step(pair.first());
    var user = in.step(pair.second());
    var inSupervisor =
        in.all(
            calm(in, Scope.SUPERVISOR, supervisor),
            in.sameWindow(apart, supervisor, user),
            in.escapes(supervisor));
    return in.given(calm(in, Scope.USER, user), in.or(in.escapes(user), inSupervisor));
  }

  private static <W, B, M> B calm(Language<W, B, M> in, Scope scope, Run<W, B, M> run) {
    return in.all(scope.admits(in, run.before()), in.not(in.traps(run)));
  }
}
