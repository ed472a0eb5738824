package org.vmorph.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.compare.Volume;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;

/**
 * What is told of a failure is small, whatever kind of failure it is, and however large its guest.
 */
class SmallFailuresTest {
  private static final int WORDS = 64;

  private static Divergence found(String name, long seed, int words) {
    var broken = BrokenMonitor.named(name);
    var setting = Setting.of(broken.machine(), List.of(broken.vmm())).withWords(words);
    return Campaign.of(setting, seed, 2_000).run().first().orElseThrow();
  }

  /**
   * How long the first run is was a hash of sixteen words: with one of them left out it was
   * another.
   */
  @ParameterizedTest
  @ValueSource(strings = {"makes-one-more", "counts-no-traps", "never-comes-back"})
  void a_failure_that_shows_at_once_keeps_no_junk(String name) {
    for (long seed = 1; seed <= 5; seed++) {
      var found = found(name, seed, WORDS);
      assertThat(found.atOnce()).isPresent();
      var smallest = Shrinker.shrink(found).smallest();
      for (int at = 0; at < smallest.program().size(); at++) {
        if (smallest.program().word(at) != 0) {
          assertThat(failsWithout(smallest, at)).as("%s, seed %d, %d", name, seed, at).isFalse();
        }
      }
    }
  }

  /** Whether it fails in the same way, and as soon, without a word. */
  private static boolean failsWithout(Divergence smallest, int at) {
    var words = smallest.program().words();
    words[at] = 0;
    return new Volume(smallest.setting()).explain(smallest.program().withWords(words))
            instanceof Divergence other
        && other.sameKindAs(smallest)
        && other.step() <= smallest.step();
  }

  @Test
  void its_case_fails_in_the_same_way() {
    var smallest = Shrinker.shrink(found("makes-one-more", 3, WORDS)).smallest();
    var kept = Case.read("x", Case.of(smallest, "0.1").text());
    assertThat(kept.first()).isEqualTo(smallest.program().first()).isPresent();
    var program = kept.program("x", smallest.setting().machine());
    assertThat(new Volume(smallest.setting()).explain(program))
        .isInstanceOfSatisfying(
            Divergence.class, again -> assertThat(again.sameKindAs(smallest)).isTrue());
  }

  static Stream<BrokenMonitor> monitors() {
    return BrokenMonitor.ALL.stream().filter(BrokenMonitor::isOfOneGuest);
  }

  /** It was "5 instructions, shrunk to 9". */
  @ParameterizedTest
  @MethodSource("monitors")
  void no_failure_is_shrunk_to_more_instructions_than_it_had(BrokenMonitor broken) {
    var setting = Setting.of(broken.machine(), List.of(broken.vmm()));
    for (long seed = 1; seed <= 2; seed++) {
      Campaign.of(setting, seed, 300)
          .run()
          .first()
          .map(Shrinker::shrink)
          .ifPresent(
              shrunk ->
                  assertThat(shrunk.instructionsAfter())
                      .isLessThanOrEqualTo(shrunk.instructionsBefore()));
    }
  }

  /** It took all of the machine's storage, and the square of the words in time. */
  @Test
  void a_failing_guest_of_600000_words_is_printed() {
    var shrunk = Shrinker.shrink(found("puts-twice", 1974, 600_000));
    assertThat(DivergenceText.print(shrunk, Optional.empty())).contains("  put r", "E7");
  }
}
