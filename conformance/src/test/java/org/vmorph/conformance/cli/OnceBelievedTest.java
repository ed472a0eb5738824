package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;

/** Machines of which a theorem was once said to hold without a caveat, and monitors diverged. */
class OnceBelievedTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Architecture TIMED = Machines.named("third-generation-timer").orElseThrow();
  private static final Cell L = MACHINE.relocation().orElseThrow().base();
  private static final Cell B = MACHINE.relocation().orElseThrow().bound();
  private static final Condition USER = MACHINE.mode().cell().is(1);
  private static final Condition SUPERVISOR = MACHINE.mode().cell().is(0);
  private static final Cause MEMORY = MACHINE.causes().get(0);
  private static final Cause SVC = MACHINE.causes().get(3);
  private static final Word.Place RA =
      ((File) MACHINE.component("r").orElseThrow()).at(new Word.Operand("a", 4));

  /** One for all: what the machines have in common is classified once. */
  private static final Check CHECK =
      new Check(1_000, 1974, Terminal.of(Map.of(), true), new AtomicBoolean());

  private static CheckRow theorem1(Architecture machine) {
    return CHECK.theorem1(machine);
  }

  private static CheckRow theorem3(Architecture machine) {
    return CHECK.theorem3(machine);
  }

  /** Of a name of its own, for by that a check knows it. */
  private static Architecture with(Architecture machine, Instruction odd) {
    return machine.plus(
        "odd-" + Integer.toHexString(odd.hashCode()), "A machine and an odd instruction.", odd);
  }

  private static Instruction odd(Act... acts) {
    return instruction(0x90, "odd", MACHINE.instruction("lrb").orElseThrow().form())
        .says("Something odd.")
        .does(acts);
  }

  private static void predicted(CheckRow row, String text, CheckRow.Outcome outcome) {
    assertThat(ClassificationText.verdict(row.predicted())).isEqualTo(text);
    assertThat(row.outcome()).as(row.observed()).isEqualTo(outcome);
  }

  @Test
  void privileged_by_the_letter_and_a_user_loads_r_where_a_supervisor_takes_a_memory_trap() {
    var pctl =
        odd(
            when(SUPERVISOR.and(RA.is(0).not()), trap(MEMORY)),
            when(USER.and(RA.is(0)), trap(MACHINE.privilege())),
            when(USER, set(L, RA.slice(20, 20)), set(B, RA.low(20))));
    predicted(theorem3(with(MACHINE, pctl)), "fails: odd", CheckRow.Outcome.AGREE);
    predicted(theorem1(with(MACHINE, pctl)), "holds; odd trap parity", CheckRow.Outcome.AGREE);
  }

  @Test
  void an_unprivileged_read_of_the_timer() {
    var timer = TIMED.timer().orElseThrow().left();
    predicted(
        theorem1(with(TIMED, odd(set(RA, timer.extend(64))))),
        "holds; odd observes timer",
        CheckRow.Outcome.AGREE);
  }

  @Test
  void a_trap_that_depends_on_the_timer() {
    var timer = TIMED.timer().orElseThrow().left();
    predicted(
        theorem1(with(TIMED, odd(when(timer.low(1).is(1), trap(SVC))))),
        "holds; odd trap parity",
        CheckRow.Outcome.AGREE);
  }

  @Test
  void a_privilege_trap_of_a_second_cause_is_emulated_as_well() {
    var second = new Cause("privileged-too", 5, Cause.Kind.PRIVILEGE);
    var causes = new ArrayList<>(MACHINE.causes());
    causes.add(second);
    var machine = with(causing(causes), odd(when(USER, trap(second)), set(RA, RA.plus(1))));
    predicted(theorem1(machine), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(machine), "holds", CheckRow.Outcome.AGREE);
  }

  private static Architecture causing(List<Cause> causes) {
    return copy(MACHINE.fetch(), MACHINE.cycle(), causes);
  }

  private static Architecture copy(Optional<Addressing> fetch, Cycle cycle, List<Cause> causes) {
    return new Architecture(
        "odd-step-" + Integer.toHexString(Objects.hash(fetch, cycle, causes)),
        "A machine with an odd step.",
        MACHINE.components(),
        MACHINE.storage(),
        MACHINE.leastWords(),
        MACHINE.mostWords(),
        MACHINE.mode(),
        MACHINE.programCounter(),
        MACHINE.relocation(),
        MACHINE.console(),
        MACHINE.timer(),
        fetch,
        MACHINE.trapEntry(),
        MACHINE.privilege(),
        MACHINE.illegal(),
        causes,
        cycle,
        MACHINE.reset(),
        MACHINE.instructions(),
        MACHINE.reading(),
        Map.of());
  }

  private static Architecture cycling(Cycle cycle) {
    return copy(MACHINE.fetch(), cycle, MACHINE.causes());
  }

  @Test
  void a_cycle_that_changes_b_after_each_user_step() {
    var shrinking =
        cycling(
            new Cycle(
                List.of(), List.of(when(USER.and(B.is(0).not()), set(B, B.plus(-1)))), List.of()));
    predicted(theorem1(shrinking), "fails: cycle", CheckRow.Outcome.AGREE);
    predicted(theorem3(shrinking), "fails: cycle", CheckRow.Outcome.AGREE);
  }

  @Test
  void a_check_before_each_fetch_that_traps_if_l_is_0() {
    var checking =
        cycling(new Cycle(List.of(when(L.is(0).and(USER), trap(SVC))), List.of(), List.of()));
    predicted(theorem1(checking), "holds; fetch trap parity", CheckRow.Outcome.AGREE);
    predicted(theorem3(checking), "holds; fetch trap parity", CheckRow.Outcome.AGREE);
  }

  @Test
  void a_fetch_without_relocation() {
    var e = MACHINE.storage();
    var absolute =
        new Addressing(
            "E[%s]",
            20,
            64,
            address ->
                List.of(new Addressing.Check(address.below(new Word.Size(20)).not(), MEMORY)),
            address -> List.of(e.at(address)));
    var machine = copy(Optional.of(absolute), Cycle.NOTHING, MACHINE.causes());
    predicted(theorem1(machine), "fails: fetch", CheckRow.Outcome.AGREE);
    predicted(theorem3(machine), "fails: fetch", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_comes_with_every_step_comes_with_what_is_emulated() {
    var counter = new Cell("steps", 64, Role.GENERAL, MACHINE.cells().size());
    var components = new ArrayList<Component>(MACHINE.components());
    components.add(counter);
    var counting =
        new Architecture(
            "counting",
            "A machine that counts its steps, for everybody to see.",
            components,
            MACHINE.storage(),
            MACHINE.leastWords(),
            MACHINE.mostWords(),
            MACHINE.mode(),
            MACHINE.programCounter(),
            MACHINE.relocation(),
            MACHINE.console(),
            MACHINE.timer(),
            MACHINE.fetch(),
            MACHINE.trapEntry(),
            MACHINE.privilege(),
            MACHINE.illegal(),
            MACHINE.causes(),
            new Cycle(List.of(), List.of(set(counter, counter.plus(1))), List.of()),
            MACHINE.reset(),
            MACHINE.instructions(),
            MACHINE.reading(),
            Map.of());
    predicted(theorem1(counting), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(counting), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_is_privileged_and_not_called_so_is_no_innocuous_instruction_that_is_emulated() {
    var quiet =
        odd(when(USER, trap(MACHINE.privilege())), set(L, RA.slice(20, 20)), set(B, RA.low(20)));
    predicted(theorem1(with(MACHINE, quiet)), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(with(MACHINE, quiet)), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void a_halt_that_anybody_may_ask_for_is_no_intervention() {
    var form = MACHINE.instruction("nop").orElseThrow().form();
    var stop = instruction(0x90, "stop", form).says("Stop, in either mode.").jumps(halt());
    predicted(theorem1(with(MACHINE, stop)), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(with(MACHINE, stop)), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_is_refused_for_some_operands_only_is_equivalent_and_not_efficient() {
    var some = odd(when(USER.and(RA.low(1).is(1)), trap(MACHINE.privilege())), set(RA, RA.plus(2)));
    var row = theorem1(with(MACHINE, some));
    predicted(row, "holds; odd efficiency", CheckRow.Outcome.AGREE);
    assertThat(row.observed()).startsWith("F1 ");
    predicted(theorem3(with(MACHINE, some)), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_reads_the_new_psw_is_no_secret_literally() {
    var e = MACHINE.storage();
    predicted(
        theorem1(with(MACHINE, odd(set(RA, e.at(literal(1, 20)))))),
        "fails: odd",
        CheckRow.Outcome.AGREE);
  }
}
