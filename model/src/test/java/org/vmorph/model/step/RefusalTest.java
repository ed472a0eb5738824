package org.vmorph.model.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;

/** What user mode is refused altogether, whatever it is called. */
class RefusalTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Cell B = MACHINE.relocation().orElseThrow().bound();
  private static final Condition USER = MACHINE.mode().cell().is(1);
  private static final Condition SUPERVISOR = MACHINE.mode().cell().is(0);
  private static final Cause MEMORY = MACHINE.causes().get(0);
  private static final Act REFUSE = trap(MACHINE.privilege());
  private static final Condition SOME = B.is(0);

  private static boolean refused(Act... acts) {
    var form = MACHINE.instruction("nop").orElseThrow().form();
    var odd = instruction(0x90, "odd", form).says("Something odd.").does(acts);
    return new Elaboration(MACHINE.plus("m", "", odd)).refusesUsers(odd);
  }

  @Test
  void of_machines_that_ship_it_is_what_they_call_privileged() {
    for (var machine : Machines.all()) {
      var semantics = new Elaboration(machine);
      assertThat(machine.instructions().stream().filter(semantics::refusesUsers))
          .as(machine.name())
          .containsExactlyElementsOf(
              machine.instructions().stream().filter(Instruction::privileged).toList());
    }
  }

  @Test
  void the_mode_alone_refuses_what_is_privileged_under_a_condition_of_the_mode() {
    var rings = new Elaboration(Machines.named("third-generation-rings").orElseThrow());
    var refused =
        rings.machine().instructions().stream()
            .filter(instruction -> rings.refusalOfUsersFirst(instruction).isPresent())
            .toList();
    assertThat(refused)
        .extracting(Instruction::name)
        .containsExactly("lpsw", "lrb", "srb", "halt", "put", "get", "ldl", "sdl", "rpsw");
    assertThat(first(when(USER.and(SOME), REFUSE))).isFalse();
    assertThat(first(when(SOME, trap(MEMORY)), when(USER, REFUSE))).isFalse();
    assertThat(first(when(USER.or(SOME), REFUSE), set(B, B.plus(1)))).isTrue();
    assertThat(first(when(SOME.or(SUPERVISOR.not()), REFUSE))).isTrue();
    assertThat(first(when(SUPERVISOR.not().and(SUPERVISOR), REFUSE))).isFalse();
  }

  private static boolean first(Act... acts) {
    var form = MACHINE.instruction("nop").orElseThrow().form();
    var odd = instruction(0x90, "odd", form).says("Something odd.").does(acts);
    return new Elaboration(MACHINE.plus("m", "", odd)).refusalOfUsersFirst(odd).isPresent();
  }

  @Test
  void the_same_in_other_words() {
    assertThat(refused(when(USER, REFUSE), set(B, B.plus(1)))).isTrue();
    assertThat(refused(when(SUPERVISOR.not(), REFUSE))).isTrue();
    assertThat(refused(when(USER.and(SOME), REFUSE), when(USER.and(SOME.not()), REFUSE))).isTrue();
    assertThat(refused(when(SOME, trap(MEMORY)), when(USER, REFUSE))).isTrue();
  }

  @Test
  void a_mode_under_a_name_is_the_mode() {
    var mode = let("m", let("mode", MACHINE.mode().cell()));
    assertThat(refused(when(mode.is(1), REFUSE), set(B, B.plus(1)))).isTrue();
    assertThat(refused(when(USER.and(let("b", B).is(0)), REFUSE), when(SOME, trap(MEMORY))))
        .isFalse();
  }

  @Test
  void what_completes_for_some_is_not_refused() {
    assertThat(refused(when(USER.and(SOME), REFUSE))).isFalse();
    assertThat(refused(when(USER.and(SOME), REFUSE), when(SOME.not(), trap(MEMORY)))).isTrue();
    assertThat(refused(when(USER.and(SOME), REFUSE), when(USER, trap(MEMORY)))).isFalse();
  }

  @Test
  void what_else_depends_on_the_mode_does_not_matter_behind_a_refusal() {
    var mode = MACHINE.mode().cell();
    var later = when(mode.extend(20).below(B), trap(MEMORY));
    assertThat(refused(when(USER, REFUSE), later)).isTrue();
    assertThat(refused(later, when(USER, REFUSE))).isFalse();
  }

  @Test
  void what_traps_in_either_mode_is_not_refused_to_users() {
    assertThat(refused(REFUSE)).isFalse();
    assertThat(refused(when(USER, trap(MEMORY)))).isFalse();
    assertThat(refused(set(B, B.plus(1)))).isFalse();
  }

  @Test
  void what_any_step_changes_trapped_or_not_may_be_the_time_alone() {
    var always = new Cycle(List.of(), List.of(), List.of(set(B, B.plus(1))));
    assertThatThrownBy(() -> MACHINE.with(always))
        .isInstanceOf(MalformedMachine.class)
        .hasMessageContaining("changes b of role RESOURCE, trapped or not; expected role TIME");
  }
}
