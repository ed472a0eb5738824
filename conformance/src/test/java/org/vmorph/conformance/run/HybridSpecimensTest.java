package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Started;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.vmm.control.Hybrid;

/**
 * Under a hybrid monitor a specimen shows its flaw in virtual user mode, or not at all where
 * Theorem 3 promises it.
 */
class HybridSpecimensTest {
  private static Setting hybrid(String machine) {
    return Settings.tower(machine, List.of(new Hybrid()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"third-generation", "jrst1", "smsw", "popf", "user-nop", "trap-in-user"})
  void shows_nothing_where_the_theorem_promises_it(String machine) {
    var result = Campaign.of(hybrid(machine), 1974, 2000).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    var tally = result.coverage().levels().getFirst();
    assertThat(tally.emulated()).isZero();
    assertThat(tally.interpreted()).isPositive();
    assertThat(tally.direct()).isPositive();
    assertThat(tally.steps()).isEqualTo(result.coverage().steps());
  }

  static Stream<Arguments> specimens() {
    return Stream.of(
        Arguments.of("lra", Set.of("lra")),
        Arguments.of("read-l", Set.of("rdl")),
        Arguments.of("move-from-sr", Set.of("mfsr")),
        Arguments.of("load-absolute", Set.of("lda")),
        Arguments.of("shrink", Set.of("shrb")),
        Arguments.of("read-b", Set.of("rdb")),
        Arguments.of("read-q", Set.of("rdq")),
        Arguments.of("store-past", Set.of("stp")),
        Arguments.of("needs-both", Set.of("nbo")),
        Arguments.of("legacy", Set.of("lra", "rdl", "mfsr")));
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void diverges_in_virtual_user_mode_at_its_instruction(String machine, Set<String> flaws) {
    for (int seed = 1; seed <= 5; seed++) {
      var first = Campaign.of(hybrid(machine), seed, 2000).run().first().orElseThrow();
      assertThat(flaws).contains(first.at());
      assertThat(Started.inUserMode(first)).isTrue();
      assertThat(first.rule())
          .isIn(machine.equals("store-past") ? List.of(Rule.R1, Rule.E1) : List.of(Rule.E1));
      var shrunk = Shrinker.shrink(first);
      assertThat(shrunk.smallest().sameKindAs(first)).isTrue();
      assertThat(Started.inUserMode(shrunk.smallest())).isTrue();
      assertThat(shrunk.tries()).isLessThan(Shrinker.TRIES);
    }
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void every_divergence_is_in_virtual_user_mode(String machine, Set<String> flaws) {
    var result = Campaign.of(hybrid(machine), 7, 300).keepGoing(true).run();
    assertThat(result.divergences()).isNotEmpty();
    assertThat(result.divergences())
        .allSatisfy(
            divergence -> {
              assertThat(flaws).contains(divergence.at());
              assertThat(Started.inUserMode(divergence)).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void the_control_arm_agrees(String machine, Set<String> flaws) {
    var result = Campaign.of(hybrid(machine).without(flaws), 1974, 300).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.dropped()).isLessThan(15);
  }

  /** A window that ends in storage has no clamp to be seen through. */
  @Test
  void what_shows_b_diverges_only_where_the_window_reaches_beyond_storage() {
    var setting = hybrid("read-b");
    var relocation = setting.machine().relocation().orElseThrow();
    var result = Campaign.of(setting, 1974, 3000).keepGoing(true).run();
    assertThat(result.divergences()).hasSizeGreaterThan(20);
    for (var divergence : result.divergences()) {
      var state = divergence.bareState();
      assertThat(state.get(relocation.base()) + state.get(relocation.bound()))
          .as("%s", divergence)
          .isGreaterThan(setting.words());
    }
  }
}
