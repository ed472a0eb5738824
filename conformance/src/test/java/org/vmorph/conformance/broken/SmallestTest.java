package org.vmorph.conformance.broken;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.report.Golden;
import org.vmorph.conformance.shrink.Shrunk;

/** How small a failure is made: for each broken monitor the smallest program is written down. */
class SmallestTest {
  @Test
  void the_smallest_program_of_each_broken_monitor_is_the_one_written_down() throws IOException {
    var text =
        BrokenMonitor.ALL.stream()
            .flatMap(broken -> Told.of(broken).shrunk().map(all -> smallest(broken, all)).stream())
            .collect(Collectors.joining());
    Golden.check("broken/smallest.txt", text);
  }

  private static String smallest(BrokenMonitor broken, Shrunk shrunk) {
    if (Case.whyNot(shrunk.smallest()).isPresent()) {
      return "%s: %s, %s%n%n"
          .formatted(broken, shrunk.smallest().failure(), shrunk.smallest().seen().orElseThrow());
    }
    var kept = Case.of(shrunk.smallest(), "");
    return "%s: %s, step %d%n%s%n"
        .formatted(
            broken,
            kept.failure(),
            kept.step(),
            kept.text().substring(kept.text().indexOf("\n\n") + 2));
  }
}
