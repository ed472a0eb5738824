package org.vmorph.model.concrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** The four rules of {@link org.vmorph.model.ir.Act}. */
class RulesOfMeaningTest {
  private static final Architecture BASE = Machines.named("third-generation").orElseThrow();
  private static final Cell M = (Cell) BASE.component("M").orElseThrow();
  private static final Cell L = BASE.relocation().orElseThrow().base();
  private static final Cell B = BASE.relocation().orElseThrow().bound();
  private static final Form NONE = BASE.instruction("nop").orElseThrow().form();

  private static Instruction odd(org.vmorph.model.ir.Act... acts) {
    return instruction(0xf0, "odd", NONE).does(acts);
  }

  private static Machine executed(Instruction instruction) {
    var machine = new Machine(new Elaboration(BASE.plus("m", "", instruction)), 64);
    machine.set(L, 3);
    machine.set(B, 5);
    machine.execute(instruction);
    return machine;
  }

  @Test
  void everything_reads_the_old_state_and_all_sets_happen_together() {
    var machine = executed(odd(set(L, B), set(B, L)));
    assertThat(machine.get(L)).isEqualTo(5);
    assertThat(machine.get(B)).isEqualTo(3);
  }

  @Test
  void a_trap_cancels_every_set() {
    var machine = executed(odd(set(L, B), trap(BASE.illegal())));
    assertThat(machine.load(BASE.storage(), 0) >>> 20 & 0xfffff).as("the stored l").isEqualTo(3);
    assertThat(machine.get(L)).as("l of the new PSW, a zero word").isZero();
  }

  @Test
  void of_several_traps_the_first_written_fires() {
    var machine =
        executed(
            odd(
                when(M.is(1), trap(BASE.causes().get(0))),
                trap(BASE.illegal()),
                trap(BASE.causes().get(3))));
    assertThat(machine.load(BASE.storage(), 0) >>> 60 & 7)
        .as("the cause")
        .isEqualTo(BASE.illegal().code());
  }
}
