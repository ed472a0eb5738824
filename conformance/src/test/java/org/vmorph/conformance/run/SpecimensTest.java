package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.shrink.Shrinker;

/** Each specimen shows its flaw, at its own instruction, and nothing without it. */
class SpecimensTest {
  static Stream<Arguments> specimens() {
    return Stream.of(
        Arguments.of("jrst1", Set.of("jrstu")),
        Arguments.of("smsw", Set.of("smsw")),
        Arguments.of("popf", Set.of("popf")),
        Arguments.of("user-nop", Set.of("lrn")),
        Arguments.of("lra", Set.of("lra")),
        Arguments.of("read-l", Set.of("rdl")),
        Arguments.of("move-from-sr", Set.of("mfsr")),
        Arguments.of("load-absolute", Set.of("lda")),
        Arguments.of("shrink", Set.of("shrb")),
        Arguments.of("read-b", Set.of("rdb")),
        Arguments.of("read-q", Set.of("rdq")),
        Arguments.of("store-past", Set.of("stp")),
        Arguments.of("trap-in-user", Set.of("tiu")),
        Arguments.of("needs-both", Set.of("nbo")),
        Arguments.of("legacy", Set.of("jrstu", "smsw", "popf", "lra", "rdl", "mfsr", "lrn")));
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void diverges_at_its_instruction_and_shrinks(String machine, Set<String> flaws) {
    for (int seed = 1; seed <= 5; seed++) {
      var first = Campaign.of(Settings.sound(machine, 1), seed, 2000).run().first().orElseThrow();
      assertThat(flaws).contains(first.at());
      assertThat(first.rule()).isEqualTo(machine.equals("store-past") ? Rule.R1 : Rule.E1);
      var shrunk = Shrinker.shrink(first);
      assertThat(shrunk.smallest().sameKindAs(first)).isTrue();
      assertThat(shrunk.instructionsAfter()).isLessThanOrEqualTo(3);
      assertThat(shrunk.tries()).isLessThan(Shrinker.TRIES);
    }
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void diverges_two_deep(String machine, Set<String> flaws) {
    var first = Campaign.of(Settings.sound(machine, 2), 1974, 2000).run().first().orElseThrow();
    assertThat(flaws).contains(first.at());
  }

  @ParameterizedTest
  @MethodSource("specimens")
  void the_control_arm_agrees(String machine, Set<String> flaws) {
    var result = Campaign.of(Settings.sound(machine, 1).without(flaws), 1974, 300).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
    assertThat(result.programs() + result.dropped()).isEqualTo(300);
    assertThat(result.dropped()).isLessThan(15);
  }
}
