package org.vmorph.model.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Say;
import org.vmorph.model.machines.Machines;

class ElaborationTest {
  static List<Architecture> machines() {
    return Machines.all();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void every_machine_that_ships_is_well_formed(Architecture machine) {
    var semantics = new Elaboration(machine);
    assertThat(machine.instructions())
        .isNotEmpty()
        .allSatisfy(i -> assertThat(semantics.step(i)).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("machines")
  void the_privilege_check_comes_first(Architecture machine) {
    var semantics = new Elaboration(machine);
    for (var instruction : machine.instructions()) {
      var traps = semantics.traps(instruction);
      if (instruction.privileged()) {
        assertThat(traps.get(0).cause()).isEqualTo(machine.privilege());
      } else {
        assertThat(traps).noneMatch(trap -> trap.cause().equals(machine.privilege()));
      }
    }
  }

  @Test
  void a_load_is_checked_against_the_bound_and_then_against_storage() {
    var machine = Machines.named("third-generation").orElseThrow();
    var ld = machine.instruction("ld").orElseThrow();
    assertThat(new Elaboration(machine).traps(ld))
        .hasSize(2)
        .allMatch(t -> t.cause().name().equals("memory"));
  }

  @Test
  void an_access_in_a_branch_is_checked_only_if_the_branch_is_taken() {
    var machine = Machines.named("trap-in-user").orElseThrow();
    var tiu = machine.instruction("tiu").orElseThrow();
    assertThat(new Elaboration(machine).traps(tiu))
        .singleElement()
        .satisfies(trap -> assertThat(trap.when()).isNotEqualTo(Condition.Always.TRUE));
  }

  @Test
  void what_belongs_to_every_step_is_no_part_of_the_instruction() {
    var machine = Machines.named("third-generation-timer").orElseThrow();
    var semantics = new Elaboration(machine);
    var plain = new Elaboration(Machines.named("third-generation").orElseThrow());
    var add = machine.instruction("add").orElseThrow();
    assertThat(semantics.step(add)).isEqualTo(plain.step(add));
    assertThat(semantics.cycle(add).writes()).hasSize(1 + semantics.step(add).writes().size());
    assertThat(plain.cycle(add)).isSameAs(plain.step(add));
  }

  @Test
  void a_check_before_the_fetch_can_trap_and_nothing_else() {
    var machine = Machines.named("third-generation").orElseThrow();
    var set =
        new Cycle(
            List.of(Say.set(machine.programCounter(), Say.literal(0, 20))), List.of(), List.of());
    assertThatThrownBy(() -> machine.with(set))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "third-generation: check before the fetch, act 1 (set P): a check can trap, and nothing"
                + " else");
    var trap = new Cycle(List.of(), List.of(Say.trap(machine.illegal())), List.of());
    assertThatThrownBy(() -> machine.with(trap))
        .hasMessage("third-generation: completed step, act 1 (trap illegal): can trap");
  }
}
