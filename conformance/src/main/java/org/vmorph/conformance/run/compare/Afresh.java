package org.vmorph.conformance.run.compare;

import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Started;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;

/**
 * The step at which a divergence shows, made by a monitor that has just been booted, with its guest
 * in the state before the step. If both sides agree then, what is wrong is what the monitor had
 * come through.
 */
record Afresh(Divergence divergence) {
  /**
   * Whether both sides agree in so many steps from there.
   *
   * @return empty if a guest's state cannot be set from outside
   */
  Optional<Boolean> agrees(long steps) {
    if (divergence.step() < 2 || divergence.atOnce().isPresent()) {
      return Optional.of(false);
    }
    var before = GuestProgram.in(Started.in(divergence).snapshot(), 0);
    var comparison = new Comparison(divergence.setting());
    try {
      comparison.start(before);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      return Optional.empty();
    }
    boolean agrees = comparison.judge().differs().isEmpty();
    for (long made = 0; agrees && made < steps; made++) {
      comparison.step();
      agrees = comparison.judge().differs().isEmpty();
    }
    return Optional.of(agrees);
  }

  /**
   * Whether they agree in so many steps, each made in the same state, with another one between them
   * that does nothing; also where no such step is known.
   */
  boolean agreesApart(long steps) {
    var before = Started.in(divergence);
    var between = doingNothing(Started.in(divergence));
    var comparison = new Comparison(divergence.setting());
    comparison.start(GuestProgram.in(before.snapshot(), 0));
    boolean agrees = true;
    for (long made = 0; agrees && between.isPresent() && made < steps; made++) {
      comparison.step();
      agrees = comparison.judge().differs().isEmpty();
      Here.put(comparison, between.get());
      comparison.step();
      Here.put(comparison, before);
    }
    return agrees;
  }

  /** A state like this in which the next step completes, and is an instruction anybody may use. */
  private Optional<Machine> doingNothing(Machine state) {
    var machine = divergence.setting().machine();
    var mode = machine.mode();
    var last = state.size() - 1;
    state.set(mode.cell(), mode.supervisor());
    Without.open(state);
    state.set(machine.programCounter(), last);
    for (var instruction : machine.instructions()) {
      var operands = new long[instruction.form().operands().size()];
      state.store(machine.storage(), last, instruction.encode(operands));
      boolean completes = Without.copy(state).step().kind() == Event.Kind.COMPLETED;
      if (completes && !instruction.privileged()) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
