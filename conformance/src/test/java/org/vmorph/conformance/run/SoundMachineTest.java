package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;

/** Theorem 1 holds for the sound machine, and lockstep agrees. */
class SoundMachineTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_monitor_under_monitors_passes(int depth) {
    var result = Campaign.of(Settings.sound("third-generation", depth), 1974, 400).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.programs()).isEqualTo(400);
  }

  @Test
  void programs_do_something_before_they_end() {
    var coverage = Campaign.of(Settings.sound("third-generation", 1), 7, 400).run().coverage();
    assertThat(coverage.halted()).isBetween(160L, 360L);
    assertThat(coverage.steps()).isGreaterThan(60 * 400);
    assertThat(coverage.traps()).isLessThan(coverage.steps() / 3);
    assertThat(coverage.clamped()).isGreaterThan(coverage.steps() / 20);
  }

  @Test
  void guests_of_other_sizes_pass() {
    for (int words : new int[] {48, 128}) {
      var result =
          Campaign.of(Settings.sound("third-generation", 1).withWords(words), 3, 100).run();
      assertThat(result.first()).isEmpty();
    }
  }
}
