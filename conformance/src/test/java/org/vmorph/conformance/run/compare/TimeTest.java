package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;

/** Equivalence is "except for timing": what that leaves out, and what it does not. */
class TimeTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void a_machine_with_a_clock_passes_without_its_clock(int depth) {
    var setting = Settings.sound("third-generation-clock", depth);
    assertThat(setting.notCompared()).extracting(Component::name).containsExactly("clock");
    assertThat(setting.without()).containsExactly("rdc");
    var result = Campaign.of(setting, 1974, 400).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.programs() + result.dropped()).isEqualTo(400);
    assertThat(result.dropped()).isLessThan(15);
  }

  /** One that is a program takes its time; so this is nothing to hold a monitor to. */
  @Test
  void under_a_monitor_that_makes_no_steps_of_its_own_the_clocks_happen_to_agree() {
    var setting = Settings.sound("third-generation-clock", 2);
    var comparison = new Comparison(setting);
    var clock = (Cell) setting.machine().component("clock").orElseThrow();
    for (int i = 0; i < 200; i++) {
      comparison.start(setting.generator().program(1974, i));
      for (int step = 0; step < 100 && !comparison.bare().halted(); step++) {
        comparison.step();
      }
      assertThat(comparison.guest().get(clock)).isEqualTo(comparison.bare().get(clock));
    }
  }

  @Test
  void a_clock_that_differs_is_no_difference() {
    var setting = Settings.sound("third-generation-clock", 1);
    var comparison = new Comparison(setting).start(setting.generator().program(1974, 3));
    var clock = (Cell) setting.machine().component("clock").orElseThrow();
    for (int i = 0; i < 40; i++) {
      comparison.step();
    }
    assertThat(comparison.bare().get(clock)).isEqualTo(40);
    comparison.guest().set(clock, 1974);
    assertThat(comparison.guest().get(clock)).isEqualTo(1974);
    assertThat(comparison.judge().differs()).isEmpty();
    comparison.guest().set(setting.machine().programCounter(), 1974);
    assertThat(comparison.judge().differs()).contains(Rule.E1);
    assertThat(comparison.judge().divergence().orElseThrow().differences()).hasSize(1);
  }

  @Test
  void other_machines_are_compared_in_full() {
    var setting = Settings.sound("third-generation", 1);
    assertThat(setting.notCompared()).isEmpty();
    assertThat(setting.without()).isEqualTo(Set.of());
  }

  @Test
  void trap_and_emulate_says_that_it_does_not_virtualize_a_timer() {
    assertThatThrownBy(() -> Settings.sound("third-generation-timer", 1))
        .isInstanceOf(NotApplicable.class)
        .hasMessage(
            "trap-and-emulate cannot run: third-generation-timer has a timer, which"
                + " trap-and-emulate does not virtualize; see round-robin");
  }
}
