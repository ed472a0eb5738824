package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Timer;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * A timer does what a monitor that keeps a virtual one does not foresee: it is due otherwise than
 * in user mode, on, and with nothing left; or a step changes it otherwise than by taking one from
 * it in user mode while it is on. Asked of what belongs to every step (vmm.control.Timekeeper). Who
 * interprets the supervisor foresees whatever it does there, and leaves user mode to the hardware.
 *
 * @param scope all states for Theorem 1, user mode for Theorem 3
 */
public record Timekeeping(Timer timer, Scope scope) implements SideCondition {
  /** Its form for each theorem. */
  static List<Timekeeping> of(Architecture machine) {
    return machine.timer().stream()
        .flatMap(timer -> Stream.of(Scope.ALL, Scope.USER).map(s -> new Timekeeping(timer, s)))
        .toList();
  }

  @Override
  public String name() {
    return scope.prefix() + kind();
  }

  @Override
  public String kind() {
    return "timekeeping";
  }

  @Override
  public Set<Scope> theorems() {
    return Set.of(scope);
  }

  @Override
  public boolean isOfTimer() {
    return true;
  }

  @Override
  public String sentence(Reading reading) {
    return "A state"
        + scope.only()
        + " in which the timer's trap is not as it should be: in user mode, on, nothing"
        + " left; or a step that changes the timer, but not by taking one from it in user mode.";
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var run = in.run(in.state());
    var before = run.before();
    var counts = in.all(in.user(before), in.is(before, timer.on(), 1));
    var due = in.all(counts, in.is(before, timer.left(), 0));
    var traps = in.traps(run, timer.cause()::equals);
    var asItShould =
        in.or(
            in.all(due, traps),
            in.all(
                in.not(due),
                in.not(traps),
                in.takes(run, timer.on(), 0),
                in.or(
                    in.all(counts, in.takes(run, timer.left(), 1)),
                    in.all(in.not(counts), in.takes(run, timer.left(), 0)))));
    return in.given(scope.admits(in, before), in.not(asItShould));
  }
}
