package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.model.step.Elaboration;

/** Instructions that nobody would put into a machine mean the same to both engines. */
class OddInstructionsTest {
  /** What is legal and odd. */
  private static final class Odd extends ThirdGenerationParts {
    final Architecture machine;

    Odd(Shape shape) {
      super(shape);
      int opcode = 0x90;
      var odd = new ArrayList<Instruction>();
      for (var cause : List.of(ILLEGAL, MEMORY, PRIVILEGED, SVC)) {
        odd.add(instruction(opcode++, "always_" + cause, NONE).does(trap(cause)));
        odd.add(instruction(opcode++, "guarded_" + cause, NONE).privileged().does(trap(cause)));
        odd.add(
            instruction(opcode++, "perhaps_" + cause, REG)
                .does(when(RA.low(1).is(1), trap(cause)), set(RA, RA.plus(1))));
        odd.add(instruction(opcode++, "jumps_" + cause, REG).jumps(trap(cause), halt()));
      }
      odd.add(instruction(opcode++, "stop", NONE).jumps(halt()));
      odd.add(instruction(opcode++, "stop_elsewhere", REG).jumps(halt(), set(P, narrow(RA))));
      odd.add(
          instruction(opcode++, "stop_perhaps", REG)
              .jumps(set(P, choose(RA.is(3), NEXT, narrow(RA))), when(RA.low(1).is(1), halt())));
      odd.add(
          instruction(opcode++, "stop_and_load", REG_ADDRESS)
              .jumps(halt(), set(PSW, memory(EA)), set(RA, wide(P))));
      machine = new ThirdGeneration(shape).machine.plus("odd", "", odd.toArray(Instruction[]::new));
    }
  }

  enum Size {
    FULL(Shape.FULL),
    TINY(Shape.TINY);

    final Odd odd;

    Size(Shape shape) {
      odd = new Odd(shape);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_unprivileged_trap_for_an_illegal_instruction_and_whatever_is_odder(Size size) {
    for (long seed = 0; seed < 2000; seed++) {
      var twins = new Twins(size.odd.machine, 40, seed);
      var all = size.odd.machine.instructions();
      var instruction = all.get(all.size() - 1 - (int) (seed % 20));
      twins.shake();
      twins.next(twins.encoded(instruction));
      twins.run(1);
      var given = new Twins(size.odd.machine, 40, seed);
      given.shake();
      given.execute(instruction);
    }
  }

  @Test
  void whatever_an_instruction_sets_P_stays_where_the_processor_stops() {
    var machine = Size.FULL.odd.machine;
    var tape = new Machine(new Elaboration(machine), 64);
    for (var name : List.of("stop", "stop_elsewhere", "stop_perhaps", "stop_and_load")) {
      tape.reset();
      tape.set(machine.programCounter(), 7);
      tape.store(Size.FULL.odd.REGISTERS, 1, 5);
      var operands = new long[machine.instruction(name).orElseThrow().form().operands().size()];
      if (operands.length > 0) {
        operands[0] = 1;
      }
      var event = tape.execute(machine.instruction(name).orElseThrow(), operands);
      assertThat(event.kind()).as(name).isEqualTo(Event.Kind.HALTED);
      assertThat(tape.get(machine.programCounter())).as(name).isEqualTo(7);
    }
  }

  @Test
  void what_may_stop_and_does_not_goes_where_it_says() {
    var machine = Size.FULL.odd.machine;
    var tape = new Machine(new Elaboration(machine), 64);
    tape.set(machine.programCounter(), 7);
    tape.store(Size.FULL.odd.REGISTERS, 1, 12);
    tape.execute(machine.instruction("stop_perhaps").orElseThrow(), 1);
    assertThat(tape.get(machine.programCounter())).isEqualTo(12);
  }
}
