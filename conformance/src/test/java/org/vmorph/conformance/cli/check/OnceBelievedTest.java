package org.vmorph.conformance.cli.check;

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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.cli.classify.ClassificationText;
import org.vmorph.conformance.cli.conform.ConformText;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
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
      new Check(
          1_000,
          1974,
          Claims.ALL,
          new CacheOption().prover(),
          Terminal.of(Map.of(), true),
          new AtomicBoolean());

  private static CheckRow theorem1(Architecture machine) {
    return CHECK.theorem1(machine);
  }

  private static CheckRow theorem3(Architecture machine) {
    return CHECK.theorem3(machine);
  }

  private static Architecture with(Architecture machine, Instruction odd) {
    return OddMachine.of(machine).with(odd).machine();
  }

  private static Instruction odd(Act... acts) {
    return instruction(0x90, "odd", MACHINE.instruction("lrb").orElseThrow().form())
        .says("Something odd.")
        .does(acts);
  }

  private static void predicted(CheckRow row, String text, CheckRow.Outcome outcome) {
    assertThat(ClassificationText.verdict(row.machine(), row.predicted())).isEqualTo(text);
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
    var twice = odd(when(USER, trap(second)), set(RA, RA.plus(1)));
    var machine = OddMachine.of(MACHINE).with(second).with(twice).machine();
    predicted(theorem1(machine), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(machine), "holds", CheckRow.Outcome.AGREE);
  }

  private static Architecture cycling(Cycle cycle) {
    return OddMachine.of(MACHINE).with(cycle).machine();
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
    var machine = OddMachine.of(MACHINE).with(absolute).machine();
    predicted(theorem1(machine), "fails: fetch", CheckRow.Outcome.AGREE);
    predicted(theorem3(machine), "fails: fetch", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_comes_with_every_step_comes_with_what_is_emulated() {
    var counter = new Cell("steps", 64, Role.GENERAL, MACHINE.cells().size());
    var counting =
        OddMachine.of(MACHINE)
            .with(counter)
            .with(new Cycle(List.of(), List.of(set(counter, counter.plus(1))), List.of()))
            .machine();
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
  void what_is_refused_altogether_and_only_arithmetic_tells_is_no_innocuous_instruction() {
    var empty = new Word.Size(20).is(0);
    var always = odd(when(USER.and(empty.not()), trap(MACHINE.privilege())), set(RA, RA.plus(2)));
    predicted(theorem1(with(MACHINE, always)), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(with(MACHINE, always)), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_reads_the_new_psw_is_no_secret_literally() {
    var e = MACHINE.storage();
    predicted(
        theorem1(with(MACHINE, odd(set(RA, e.at(literal(1, 20)))))),
        "fails: odd",
        CheckRow.Outcome.AGREE);
  }

  /** A machine that has a flag which every program may set, and checks before each fetch. */
  private static Architecture flagged(Architecture machine, Function<Condition, List<Act>> checks) {
    var flag = new Cell("flag", 4, Role.GENERAL, machine.cells().size());
    var cycle = machine.cycle();
    var all = new ArrayList<>(cycle.checks());
    all.addAll(checks.apply(flag.is(1)));
    return OddMachine.of(machine)
        .with(flag)
        .with(new Cycle(all, cycle.completed(), cycle.always()))
        .with(odd(set(flag, RA.low(4))))
        .machine();
  }

  @Test
  void a_fetch_that_both_modes_are_refused_is_no_instruction_to_emulate() {
    var refusing = flagged(MACHINE, set -> List.of(when(set, trap(MACHINE.privilege()))));
    predicted(theorem1(refusing), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(refusing), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void nor_is_it_on_a_machine_with_a_timer() {
    var refusing = flagged(TIMED, set -> List.of(when(set, trap(TIMED.privilege()))));
    predicted(theorem1(refusing), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void nor_is_an_address_from_which_nobody_may_fetch() {
    var fetch = MACHINE.fetch().orElseThrow();
    var refusing =
        OddMachine.of(MACHINE)
            .with(
                new Addressing(
                    fetch.name(),
                    fetch.addressBits(),
                    fetch.bits(),
                    address -> {
                      var checks = new ArrayList<Addressing.Check>();
                      checks.add(new Addressing.Check(address.is(5), MACHINE.privilege()));
                      checks.addAll(fetch.checks().apply(address));
                      return checks;
                    },
                    fetch.words()))
            .machine();
    predicted(theorem1(refusing), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(refusing), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_user_mode_is_refused_to_fetch_traps_a_supervisor_for_another_reason() {
    var refusing =
        flagged(
            MACHINE,
            set -> List.of(when(set.and(USER), trap(MACHINE.privilege())), when(set, trap(SVC))));
    predicted(theorem1(refusing), "holds", CheckRow.Outcome.AGREE);
    predicted(theorem3(refusing), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_user_mode_alone_is_refused_to_fetch_is_emulated_and_not_efficient() {
    var refusing = flagged(MACHINE, set -> List.of(when(set.and(USER), trap(MACHINE.privilege()))));
    var row = theorem1(refusing);
    predicted(row, "holds; fetch efficiency", CheckRow.Outcome.AGREE);
    assertThat(row.observed()).startsWith("F1 ");
    predicted(theorem3(refusing), "holds", CheckRow.Outcome.AGREE);
  }

  @Test
  void what_no_user_may_ever_fetch_is_no_less_inefficient_for_being_privileged() {
    var refusing =
        OddMachine.of(MACHINE)
            .with(new Cycle(List.of(when(USER, trap(MACHINE.privilege()))), List.of(), List.of()))
            .machine();
    var row = theorem1(refusing);
    predicted(row, "holds; fetch efficiency", CheckRow.Outcome.AGREE);
    assertThat(row.observed()).startsWith("F1 ");
  }

  /** A machine with a clock that counts every step, read by what is made of it. */
  private static Architecture clocked(Cell clock, List<Act> checks, Instruction... readers) {
    var counting =
        OddMachine.of(MACHINE)
            .with(clock)
            .with(new Cycle(checks, List.of(), List.of(set(clock, clock.plus(1)))));
    for (var reader : readers) {
      counting = counting.with(reader);
    }
    return counting.machine();
  }

  private static final Cell CLOCK = new Cell("clock", 64, Role.TIME, MACHINE.cells().size());

  /** A trap-and-emulate monitor in Java spends no step of its own, so its guest's time is right. */
  @Test
  void a_check_before_each_fetch_that_traps_by_the_clock() {
    var late = clocked(CLOCK, List.of(when(CLOCK.low(4).is(15), trap(SVC))));
    var row = theorem3(late);
    predicted(row, "holds; fetch tells the time", CheckRow.Outcome.AGREE);
    assertThat(ConformText.notCompared(row.result().orElseThrow()))
        .as("what guests do without, if that is nothing")
        .isEqualTo("not compared: clock (time)\n");
    predicted(theorem1(late), "holds; fetch tells the time", CheckRow.Outcome.NOT_WITNESSED);
  }

  @Test
  void a_check_by_the_clock_for_supervisors_alone() {
    var late = clocked(CLOCK, List.of(when(CLOCK.low(4).is(15).and(SUPERVISOR), trap(SVC))));
    predicted(theorem3(late), "holds; fetch tells the time", CheckRow.Outcome.AGREE);
    predicted(theorem1(late), "holds; fetch tells the time, trap parity", CheckRow.Outcome.AGREE);
  }

  @Test
  void an_instruction_that_traps_by_the_clock() {
    var late = clocked(CLOCK, List.of(), odd(when(CLOCK.low(1).is(1), trap(SVC))));
    predicted(theorem3(late), "holds; odd tells the time", CheckRow.Outcome.AGREE);
    predicted(theorem1(late), "holds; odd tells the time", CheckRow.Outcome.NOT_WITNESSED);
  }

  @Test
  void an_unprivileged_read_of_the_clock() {
    var late = clocked(CLOCK, List.of(), odd(set(RA, CLOCK)));
    predicted(theorem3(late), "holds; odd tells the time", CheckRow.Outcome.AGREE);
    predicted(theorem1(late), "holds; odd tells the time", CheckRow.Outcome.NOT_WITNESSED);
  }

  private static final Timer TIMER = TIMED.timer().orElseThrow();
  private static final Condition COUNTS = USER.and(TIMER.on().is(1));

  /** A timer that is due when nothing is left, and ticks under one more condition. */
  private static Architecture ticking(Condition more) {
    var counts = COUNTS.and(TIMER.left().is(0).not()).and(more);
    return OddMachine.of(TIMED)
        .with(
            new Cycle(
                TIMED.cycle().checks(),
                List.of(when(counts, set(TIMER.left(), TIMER.left().plus(-1)))),
                List.of()))
        .machine();
  }

  @Test
  void a_timer_that_ticks_by_the_place_of_the_window() {
    var row = theorem3(ticking(L.low(4).is(8).not()));
    predicted(row, "holds; fetch timekeeping", CheckRow.Outcome.AGREE);
  }

  @Test
  void a_timer_that_is_due_by_the_place_of_the_window() {
    var due = COUNTS.and(TIMER.left().is(0)).and(L.low(4).is(8).not());
    var late =
        OddMachine.of(TIMED)
            .with(
                new Cycle(
                    List.of(when(due, trap(TIMER.cause()))), TIMED.cycle().completed(), List.of()))
            .machine();
    assertThat(ClassificationText.verdict(late, theorem3(late).predicted()))
        .isEqualTo("holds; fetch timekeeping");
  }

  @Test
  void a_supervisor_whose_mode_or_resources_change_by_the_clock() {
    var late =
        OddMachine.of(MACHINE)
            .with(CLOCK)
            .with(
                new Cycle(
                    List.of(),
                    List.of(when(SUPERVISOR.and(CLOCK.low(4).is(15)), set(B, B.plus(-1)))),
                    List.of(set(CLOCK, CLOCK.plus(1)))))
            .machine();
    predicted(theorem3(late), "holds; cycle tells the time", CheckRow.Outcome.AGREE);
  }
}
