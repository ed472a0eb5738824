package org.vmorph.conformance.broken;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.report.Golden;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/** How small a failure is made: for each broken monitor the smallest program is written down. */
class SmallestTest {
  @Test
  void the_smallest_program_of_each_broken_monitor_is_the_one_written_down() throws IOException {
    var all = BrokenMonitor.ALL.stream().map(SmallestTest::smallest).collect(Collectors.joining());
    Golden.check("broken/smallest.txt", all);
  }

  private static String smallest(BrokenMonitor broken) {
    var machine = Machines.named("third-generation").orElseThrow();
    var setting = Setting.of(machine, List.of(broken.vmm()));
    var found =
        Campaign.of(setting, 1974, 500).keepGoing(true).run().divergences().stream()
            .filter(divergence -> divergence.rule() == broken.rule())
            .findFirst()
            .orElseThrow();
    var kept = Case.of(Shrinker.shrink(found).smallest(), "");
    return "%s: %s, step %d%n%s%n"
        .formatted(
            broken,
            kept.failure(),
            kept.step(),
            kept.text().substring(kept.text().indexOf("\n\n") + 2));
  }
}
