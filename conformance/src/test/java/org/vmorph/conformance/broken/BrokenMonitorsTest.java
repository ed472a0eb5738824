package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.report.Golden;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;

/**
 * Every classic mistake is found, under its own rule, and made small; what is told of them all is
 * looked at here as well, for to find it out takes minutes.
 */
class BrokenMonitorsTest {
  static List<BrokenMonitor> monitors() {
    return BrokenMonitor.ALL;
  }

  @ParameterizedTest
  @MethodSource("monitors")
  void is_caught_first_by_its_rule_with_its_phrase_in_as_many_programs_as_are_said(
      BrokenMonitor broken) {
    var told = Told.of(broken);
    assertThat(told.caught().rule()).as(told.message()).isEqualTo(broken.rule());
    assertThat(told.message()).contains(broken.phrase());
    assertThat(broken.within()).as(broken + ": within").isEqualTo(enough(told.caught().number()));
    told.shrunk().ifPresent(all -> assertThat(all.smallest().sameKindAs(all.found())).isTrue());
  }

  @Test
  void the_smallest_program_of_each_is_the_one_written_down() throws IOException {
    Golden.check("broken/smallest.txt", Smallest.programs());
  }

  /** {@code -Dvmorph.golden=write} writes it anew. */
  @Test
  void what_happens_to_them_is_current() throws IOException {
    var text = BrokenMonitorsText.current();
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(BrokenMonitorsText.FILE, text);
    }
    assertThat(text).isEqualTo(Files.readString(BrokenMonitorsText.FILE));
  }

  /** 1, 2, 5, 10, 20 ...: the next of them; 0 if a staged program did it. */
  private static long enough(long number) {
    if (number < 1) {
      return 0;
    }
    long power = 1;
    while (10 * power < number) {
      power *= 10;
    }
    return number <= power
        ? power
        : number <= 2 * power ? 2 * power : number <= 5 * power ? 5 * power : 10 * power;
  }

  @Test
  void every_rule_has_one_of_its_own() {
    assertThat(BrokenMonitor.ALL.stream().filter(BrokenMonitor::own).map(BrokenMonitor::rule))
        .containsAll(Rules.ALL.list());
    assertThat(BrokenMonitor.ALL).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
    assertThat(BrokenMonitor.ALL.stream().map(BrokenMonitor::toString)).doesNotHaveDuplicates();
  }

  @Test
  void a_monitor_that_interprets_everything_breaks_nothing_but_f1() {
    var broken = BrokenMonitor.named("interprets-everything");
    var result = new Trial(broken, Claims.ALL.without(Rule.F1, "to see the others"), 20_000).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.made()).isGreaterThanOrEqualTo(20_000);
    assertThat(result.dropped()).isZero();
  }
}
