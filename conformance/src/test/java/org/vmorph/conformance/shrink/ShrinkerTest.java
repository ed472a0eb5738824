package org.vmorph.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;

class ShrinkerTest {
  /** With seven flaws in one machine every one of them would do, if the kind were not kept. */
  @Test
  void it_does_not_slide_into_another_failure() {
    var result = Campaign.of(Settings.sound("legacy", 1), 5, 60).keepGoing(true).run();
    var kinds = result.divergences().stream().map(Divergence::at).collect(Collectors.toSet());
    assertThat(kinds).hasSizeGreaterThan(3);
    for (var found : result.divergences().subList(0, 20)) {
      assertThat(Shrinker.shrink(found).smallest().at()).isEqualTo(found.at());
    }
  }

  @Test
  void a_smaller_program_that_fails_otherwise_is_refused() {
    var setting = Settings.sound("legacy", 1);
    var found = (Divergence) new Lockstep(setting).run(program(setting, "rdl", 3));
    var search = new Search(found, 10);
    assertThat(search.accept(program(setting, "smsw", 3))).isFalse();
    assertThat(search.accept(program(setting, "rdl", 2))).isTrue();
    assertThat(search.tries()).isEqualTo(2);
  }

  private static GuestProgram program(Setting setting, String name, long register) {
    var instruction = setting.machine().instruction(name).orElseThrow();
    var words = new long[64];
    words[2] = instruction.encode(register);
    return new GuestProgram(setting.machine(), words, new long[0], 0, 0);
  }

  @Test
  void it_is_deterministic_and_ends_where_nothing_helps() {
    var found = Campaign.of(Settings.sound("read-b", 1), 5, 500).run().first().orElseThrow();
    var once = Shrinker.shrink(found);
    var twice = Shrinker.shrink(found);
    assertThat(once.smallest().program()).isEqualTo(twice.smallest().program());
    assertThat(once.tries()).isEqualTo(twice.tries());
    assertThat(Shrinker.shrink(once.smallest()).smallest().program())
        .isEqualTo(once.smallest().program());
  }

  @Test
  void what_is_not_needed_is_zero() {
    var found = Campaign.of(Settings.sound("jrst1", 1), 1974, 500).run().first().orElseThrow();
    var program = Shrinker.shrink(found).smallest().program();
    assertThat(Arrays.stream(program.words()).filter(word -> word != 0).count()).isEqualTo(1);
    assertThat(program.input()).isEmpty();
  }

  @Test
  void tries_are_limited() {
    var found = Campaign.of(Settings.sound("read-b", 1), 5, 500).run().first().orElseThrow();
    assertThat(Shrinker.shrink(found, 10).tries()).isEqualTo(10);
  }
}
