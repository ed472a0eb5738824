package org.vmorph.bench;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.BareHost;

/**
 * Whether a machine does what the reference interpreter does: the same number of steps to the same
 * state. Nothing is timed before it has been asked.
 */
public final class Equality {
  private static final int[] SIZES = {48, 64, 100, 256};
  private static final int BUDGETS = 401;
  private static final int STEPS_OF_INSTRUCTION = 3;

  private final Specified reference = Specified.reference();
  private final Runner other;

  /** A machine under suspicion. */
  public Equality(Runner other) {
    this.other = other;
  }

  /** Runs so many generated guests of each size, each for another number of steps. */
  public Optional<String> onPrograms(int programs) {
    for (int size : SIZES) {
      var generator = new Generator(Specified.SEMANTICS, size, Set.of());
      var machine = new Machine(Specified.SEMANTICS, size);
      for (int i = 0; i < programs; i++) {
        var program = generator.program(size, i);
        machine.reset();
        program.loadWords(machine);
        program.loadInput(machine);
        long budget = (i * 7L + 400) % BUDGETS;
        var difference = difference(WholeState.of(new BareHost(machine), false), budget);
        if (difference.isPresent()) {
          return Optional.of(program + ", " + size + " words: " + difference.get());
        }
      }
    }
    return Optional.empty();
  }

  /** Lets every instruction make a step, and then two more, in so many states with edge values. */
  public Optional<String> onInstructions(int states) {
    var random = new RandomStates(Specified.SEMANTICS.machine(), new SplittableRandom(1974));
    for (var name : random.instructions()) {
      for (int i = 0; i < states; i++) {
        var difference = difference(random.before(name), 1 + i % STEPS_OF_INSTRUCTION);
        if (difference.isPresent()) {
          return Optional.of(name + ", state " + i + ": " + difference.get());
        }
      }
    }
    return Optional.empty();
  }

  /** Runs every program of a workload for so many steps at most. */
  public Optional<String> on(Workload workload, long steps) {
    for (int i = 0; i < workload.programs().length; i++) {
      var difference =
          difference(workload.base(), Math.min(steps, workload.budget()), workload.programs()[i]);
      if (difference.isPresent()) {
        return Optional.of(workload.name() + ", program " + i + ": " + difference.get());
      }
    }
    return Optional.empty();
  }

  private Optional<String> difference(WholeState image, long budget) {
    return difference(image, budget, new long[0]);
  }

  private Optional<String> difference(WholeState image, long budget, long[] program) {
    reference.base(image);
    reference.reset(program);
    other.base(image);
    other.reset(program);
    long expected = reference.run(budget);
    long made = other.run(budget);
    var wanted = reference.state();
    var got = other.state();
    return made == expected && got.same(wanted) && other.halted() == reference.halted()
        ? Optional.empty()
        : Optional.of(
            "%s makes %d of %d steps to\n%s\nthe reference interpreter %d to\n%s\nboth from\n%s"
                .formatted(
                    other.name(), made, budget, got.text(), expected, wanted.text(), image.text()));
  }
}
