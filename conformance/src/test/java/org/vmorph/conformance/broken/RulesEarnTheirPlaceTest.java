package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Claims;

/**
 * Without its rule, its check and its scenario, a broken monitor goes free, though all the others
 * judge it: each rule finds what no other does. How many programs is set by {@code
 * vmorph.rules.programs}; {@code ci/rules} tries many.
 */
class RulesEarnTheirPlaceTest {
  private static final long PROGRAMS = Long.getLong("vmorph.rules.programs", 1_000);

  /** How many of the programs must be left, or nothing has been said. */
  private static final long LEAST = PROGRAMS / 100;

  @Test
  void without_its_rule_a_broken_monitor_goes_free() throws IOException {
    // Most of it is done by one thread for each.
    var rows = own().parallelStream().map(RulesEarnTheirPlaceTest::row).toList();
    Files.writeString(Path.of("target", "rules.txt"), String.join("", rows));
  }

  private static String row(BrokenMonitor broken) {
    var claims = Claims.ALL.without(broken.rule(), "to see whether another rule notices");
    var result = new Trial(broken, claims, PROGRAMS).run();
    assertThat(result.first()).as("%s without %s", broken, broken.rule()).isEmpty();
    assertThat(result.made()).as("%s without %s", broken, broken.rule()).isGreaterThan(LEAST);
    return "| %s | %s | %,d | %,d |%n"
        .formatted(broken.rule(), broken, result.made(), result.dropped());
  }

  private static List<BrokenMonitor> own() {
    return BrokenMonitor.ALL.stream().filter(BrokenMonitor::own).toList();
  }
}
