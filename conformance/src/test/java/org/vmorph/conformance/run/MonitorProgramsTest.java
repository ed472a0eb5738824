package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.tower.Ascent;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.image.ImageMonitor;

/** Monitors that are programs of their machine, compared as all monitors are. */
class MonitorProgramsTest {
  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static ImageMonitor monitor(String name, String machine) {
    return AsmMonitors.named(name, machine(machine));
  }

  private static Campaign campaign(String machine, List<? extends Vmm> monitors, long programs) {
    return Campaign.of(Setting.of(machine(machine), List.copyOf(monitors)), 1974, programs);
  }

  @ParameterizedTest
  @CsvSource({
    "monitor, third-generation, 1, 2000",
    "monitor, third-generation, 2, 1000",
    "monitor, third-generation, 3, 500",
    "monitor, third-generation, 5, 40",
    "monitor-protect, third-generation-protect, 1, 1000",
    "monitor-protect, third-generation-protect, 2, 200",
    "monitor-protect, third-generation-protect, 3, 100"
  })
  void it_shows_nothing_at_any_depth(String name, String machine, int depth, long programs) {
    var monitors = Collections.nCopies(depth, monitor(name, machine));
    var result = campaign(machine, monitors, programs).run();
    assertThat(result.first()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "monitor, third-generation, 20000",
    "monitor-protect, third-generation-protect, 10000"
  })
  void nearly_all_its_words_are_reached(String name, String machine, long programs) {
    var monitor = monitor(name, machine);
    var campaign = campaign(machine, List.of(monitor), programs);
    var result = campaign.run();
    long reached = 0;
    var installed = monitor.installed(campaign.setting().words());
    int words = installed.size();
    for (long address = installed.from(); address < installed.from() + words; address++) {
      reached += result.reach().reached(address) ? 1 : 0;
    }
    assertThat(reached).isGreaterThanOrEqualTo(words * 98L / 100);
  }

  @Test
  void a_routine_nobody_asks_for_is_not_reached() {
    var machine = "third-generation-clock";
    var result = campaign(machine, List.of(monitor("watchdog", machine)), 1_000).run();
    long unused = AsmMonitors.program("watchdog", machine(machine)).address("v.rdc");
    assertThat(result.reach().reached(unused)).isFalse();
    assertThat(result.reach().reached(2)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"monitor, third-generation", "monitor-protect, third-generation-protect"})
  void it_shows_nothing_on_the_reference_interpreter(String name, String machine) {
    var monitors = Collections.nCopies(2, monitor(name, machine));
    var engine = new Interpreter(new Elaboration(machine(machine)));
    var setting = Setting.of(engine, List.<Vmm>copyOf(monitors));
    assertThat(Campaign.of(setting, 7, 20).run().first()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"monitor, third-generation, 300", "monitor-protect, third-generation-protect, 50"})
  void kinds_of_monitors_mix(String name, String machine, int programs) {
    Vmm program = monitor(name, machine);
    for (var java : List.<Vmm>of(new TrapAndEmulate(), new Hybrid())) {
      for (var tower :
          List.of(
              List.of(java, program),
              List.of(program, java),
              List.of(program, java, program),
              List.of(java, program, java))) {
        assertThat(campaign(machine, tower, programs).run().first()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jrst1", "smsw", "popf", "lra", "read-q", "trap-in-user", "needs-both"})
  void a_flaw_of_the_machine_shows_under_it(String name) {
    var first = campaign(name, List.of(monitor("monitor", name)), 2_000).run().first();
    assertThat(first).isPresent();
    var flaw = machine(name).instructions().getLast().name();
    assertThat(first.orElseThrow().at()).isEqualTo(flaw);
  }

  /** Nothing lies behind its guest, so there is nothing to write there (specimens.md). */
  @Test
  void store_past_finds_no_word_behind_the_guest() {
    var monitors = List.of(monitor("monitor", "store-past"));
    var result = campaign("store-past", monitors, 2_000).run();
    assertThat(result.divergences()).noneMatch(d -> d.rule() == Rule.R1);
  }

  /** {@code addi r2, guest.low} left out: the guest is where the monitor is. */
  @Test
  void a_guest_that_is_let_into_the_monitors_words_breaks_r3() {
    var monitor = monitor("monitor", "third-generation");
    long place = AsmMonitors.program("monitor", machine("third-generation")).address("place");
    var nop = machine("third-generation").instruction("nop").orElseThrow();
    var wrong = monitor.with((int) place, nop.encode());
    var first = campaign("third-generation", List.of(wrong), 100).run().first();
    assertThat(first.orElseThrow().rule()).isEqualTo(Rule.R3);
    var below = campaign("third-generation", List.of(monitor, wrong), 100).run().first();
    assertThat(below.orElseThrow().rule()).isEqualTo(Rule.R3);
  }

  @Test
  void a_timing_dependency_is_right_on_the_machine_and_wrong_on_the_machine_it_makes() {
    var watchdog = monitor("watchdog", "third-generation-clock");
    assertThat(campaign("third-generation-clock", List.of(watchdog), 2_000).run().first())
        .isEmpty();
    var twice = campaign("third-generation-clock", List.of(watchdog, watchdog), 100).run().first();
    assertThat(twice.orElseThrow().rule()).isEqualTo(Rule.E2);
    assertThat(twice.orElseThrow().virtual().kind()).isEqualTo(Did.Kind.HALTED);
  }

  @ParameterizedTest
  @CsvSource({
    "monitor, third-generation, 4, 500",
    "monitor-protect, third-generation-protect, 3, 500"
  })
  void the_trap_law_is_exact_and_would_notice_a_trap(
      String name, String machine, int highest, long least) {
    var engine = new Compiled(new Elaboration(machine(machine)));
    var generator = Setting.of(engine, List.of(new TrapAndEmulate())).generator();
    var guests = LongStream.range(0, 60).mapToObj(i -> generator.program(3, i)).toList();
    var ascent = new Ascent(engine, monitor(name, machine), guests, Setting.BUDGET);
    var below = ascent.storey(0);
    for (int depth = 1; depth <= highest; depth++) {
      var storey = ascent.storey(depth);
      assertThat(storey.divergence()).isEmpty();
      assertThat(storey.comparisons()).isGreaterThan(least);
      assertThat(storey.halted()).isEqualTo(below.halted()).isPositive();
      assertThat(storey.traps()).isEqualTo(below.traps() + below.privileged());
      assertThat(storey.obeysTrapLaw(below)).isTrue();
      assertThat(storey.obeysTrapLaw(storey)).isFalse();
      below = storey;
    }
  }

  /** The figures of docs/monitor.md. */
  @Test
  void behind_its_guest_a_storey_costs_more_than_a_doubling() {
    var machine = "third-generation-protect";
    var setting = Setting.of(machine(machine), List.of(monitor("monitor-protect", machine)));
    var generator = setting.generator();
    var guests = LongStream.range(0, 200).mapToObj(i -> generator.program(1974, i)).toList();
    var ascent =
        new Ascent(setting.engine(), setting.monitors().getFirst(), guests, Setting.BUDGET);
    var storeys = IntStream.rangeClosed(0, 3).mapToObj(ascent::storey).toList();
    assertThat(storeys.stream().map(Storey::traps))
        .containsExactly(3_110L, 5_609L, 13_761L, 51_646L);
    assertThat(storeys.stream().map(Storey::words)).containsExactly(96L, 326L, 556L, 786L);
    assertThat(storeys.getLast().privileged()).isEqualTo(92_074);
    assertThat(storeys).allMatch(storey -> storey.divergence().isEmpty());
  }
}
