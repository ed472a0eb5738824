package org.vmorph.conformance.run;

import java.util.Optional;
import java.util.function.Consumer;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.concrete.Machine;

/**
 * The step at which a divergence shows, made by a monitor that has just been booted, with its guest
 * in the state before the step, or in one that is like it but for a circumstance. If both sides
 * agree then, what is wrong is what the monitor had kept, or has to do with the circumstance. All
 * answers are empty where a guest's state cannot be set from outside.
 */
record Afresh(Divergence divergence) {
  /** Whether both sides agree in the same state. */
  Optional<Boolean> agrees() {
    return agrees(state -> {});
  }

  /** Whether they do in supervisor mode. */
  Optional<Boolean> agreesInSupervisorMode() {
    var mode = divergence.setting().machine().mode();
    return agrees(state -> state.set(mode.cell(), mode.supervisor()));
  }

  /**
   * Whether they do when R shows the same words and does not reach beyond storage; one that shows
   * nothing is made to show the last word, which next to nobody asks for, and P not to point to it.
   */
  Optional<Boolean> agreesWithinStorage() {
    return agrees(
        state -> {
          var r = divergence.setting().machine().relocation().orElseThrow();
          long l = state.get(r.base());
          long b = state.get(r.bound());
          boolean shows = b > 0 && l < state.size();
          state.set(r.base(), shows ? l : state.size() - 1);
          state.set(r.bound(), shows ? Math.min(b, state.size() - l) : 1);
          var p = divergence.setting().machine().programCounter();
          state.set(p, shows ? state.get(p) : Math.max(1, state.get(p)));
        });
  }

  private Optional<Boolean> agrees(Consumer<Machine> circumstance) {
    if (divergence.step() < 2 || divergence.atOnce().isPresent()) {
      return Optional.of(false);
    }
    var state = Started.in(divergence);
    circumstance.accept(state);
    var before = GuestProgram.in(state.snapshot(), 0);
    var comparison = new Comparison(divergence.setting());
    try {
      comparison.start(before);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      return Optional.empty();
    }
    if (comparison.judge().differs().isPresent()) {
      return Optional.of(false);
    }
    comparison.step();
    return Optional.of(comparison.judge().differs().isEmpty());
  }
}
