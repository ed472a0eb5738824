package org.vmorph.conformance.run.together;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.image.AsmMonitors;

/** Guests with timers of their own: under monitors under monitors, and side by side. */
class TogetherTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();
  private static final Architecture PLAIN = Machines.named("third-generation").orElseThrow();
  private static final RoundRobin MONITOR = new RoundRobin();

  private static Setting setting(int depth) {
    return Setting.of(MACHINE, Collections.<Vmm>nCopies(depth, MONITOR));
  }

  private static Together together(int guests, long runs) {
    return new Together(setting(1), MONITOR, guests, 1974, runs, new AtomicBoolean());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void virtual_time_is_exact_under_monitors_under_monitors(int depth) {
    var result = Campaign.of(setting(depth), 1974, 400).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.coverage().fromUser().get("timer")).isGreaterThan(500);
    assertThat(result.coverage().fromSupervisor()).doesNotContainKey("timer");
  }

  @Test
  void guests_that_set_no_timer_are_no_progress() {
    var result = Campaign.of(setting(1).without(Set.of("stt", "rdt")), 1974, 200).run();
    assertThat(result.reason().orElseThrow()).isEqualTo("no trap from virtual user mode: timer");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void guests_side_by_side_are_what_they_are_alone(int guests) {
    var result = together(guests, 60).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.guests()).isEqualTo(60L * guests);
    assertThat(result.figures().switches()).isGreaterThan(60);
    assertThat(result.figures().timerTraps()).isGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void so_they_are_under_a_monitor_that_is_a_program(int guests) {
    var monitor = AsmMonitors.named("timesharing", MACHINE);
    var setting = Setting.of(MACHINE, List.of(monitor));
    var result = new Together(setting, monitor, guests, 1974, 60, new AtomicBoolean()).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.figures().switches()).isGreaterThan(60);
    assertThat(result.figures().timerTraps()).isGreaterThan(60);
  }

  @Test
  void a_console_that_is_full_is_a_limit_and_no_fault() {
    var monitor = AsmMonitors.named("timesharing", MACHINE);
    var setting = Setting.of(MACHINE, List.of(monitor)).withBudget(20_000);
    var result = new Together(setting, monitor, 2, 1974, 300, new AtomicBoolean()).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason().orElseThrow()).contains("has filled its console");
  }

  @Test
  void a_program_that_has_one_guest_is_none_for_several() {
    assertThat(TimeSharing.of(AsmMonitors.named("monitor", PLAIN), PLAIN)).isEmpty();
    assertThat(TimeSharing.of(AsmMonitors.named("timesharing", MACHINE), MACHINE)).isPresent();
  }

  @Test
  void one_guest_alone_switches_no_worlds_and_says_so() {
    var result = together(1, 20).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.INCONCLUSIVE);
    assertThat(result.reason().orElseThrow()).isEqualTo("no world switch");
  }

  @Test
  void what_was_stopped_is_inconclusive() {
    var result = new Together(setting(1), MONITOR, 2, 1974, 9, new AtomicBoolean(true)).run();
    assertThat(result.reason().orElseThrow()).startsWith("interrupted after 0 of 9 runs");
  }

  @Test
  void too_many_are_counted_out() {
    assertThatThrownBy(() -> together(20_000, 1).run())
        .isInstanceOf(NotApplicable.class)
        .hasMessageStartingWith("20000 guests of 64 words need ");
  }

  @Test
  void a_machine_without_a_timer_is_refused() {
    var plain = Machines.named("third-generation").orElseThrow();
    assertThatThrownBy(() -> Setting.of(plain, List.of(MONITOR)))
        .isInstanceOf(NotApplicable.class)
        .hasMessage(
            "round-robin cannot run: third-generation has no timer to take the processor back from"
                + " a guest with");
  }

  @Test
  void an_interference_names_its_rule_and_its_guest() {
    var seen = new Interference(Rule.R2, 1, 7, "r[5] 3 # 0", List.of());
    assertThat(seen.toString())
        .startsWith("R2  guests do not influence each other\n  guest 2 of 0, turn 7: r[5] 3 # 0");
  }
}
