package org.vmorph.conformance.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;

/** A slice of time is longer than the timer can hold: it has to be loaded once more. */
class NarrowTimerTest {
  private static final Check CHECK =
      new Check(
          1_000,
          1974,
          Claims.ALL,
          new CacheOption().prover(),
          Terminal.of(Map.of(), true),
          new AtomicBoolean());

  /** The machine with a timer, whose timer has few bits. */
  private static final class Narrow extends ThirdGenerationParts {
    private static final Cause DUE = new Cause("timer", 5, Cause.Kind.INTERRUPT);

    private final Architecture machine;

    Narrow(int bits) {
      super(Shape.FULL);
      Cell left = components.cell("timer", bits, Role.RESOURCE);
      Cell on = components.cell("timer.on", 1, Role.RESOURCE);
      var counts = M.is(USER).and(on.is(1));
      var off = RA.less(number(0));
      var all = new ArrayList<>(new ThirdGeneration(shape).machine.instructions());
      all.add(
          instruction(0x07, "stt", REG)
              .privileged()
              .says("Set the timer.")
              .does(
                  set(left, choose(off, literal(0, bits), RA.low(bits))),
                  set(on, choose(off, literal(0, 1), literal(1, 1)))));
      all.add(
          instruction(0x08, "rdt", REG)
              .privileged()
              .says("Read the timer.")
              .does(set(RA, choose(on.is(1), wide(left), number(-1)))));
      machine =
          machine(
              "timer-of-" + bits,
              "The machine with a timer of few bits.",
              all,
              Optional.of(new Timer(left, on, DUE)),
              new Cycle(
                  List.of(when(counts.and(left.is(0)), trap(DUE))),
                  List.of(when(counts.and(left.is(0).not()), set(left, left.plus(-1)))),
                  List.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_timer_of_so_few_bits_is_as_good_as_another(int bits) {
    var machine = new Narrow(bits).machine;
    var rows = Stream.of(CHECK.theorem1(machine), CHECK.theorem3(machine));
    assertThat(Stream.concat(rows, CHECK.theorem2(machine).stream()))
        .extracting(CheckRow::outcome)
        .containsOnly(CheckRow.Outcome.AGREE);
  }
}
