package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/**
 * How small a failure is made: for each broken monitor the smallest program is written down. {@code
 * -Dvmorph.golden=write} writes them anew.
 */
class SmallestTest {
  private static final Path FILE =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "conformance/src/test/resources/org/vmorph/conformance/broken/smallest.txt");

  @Test
  void the_smallest_program_of_each_broken_monitor_is_the_one_written_down() throws IOException {
    var all = BrokenMonitor.ALL.stream().map(SmallestTest::smallest).collect(Collectors.joining());
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, all);
    }
    assertThat(all).isEqualTo(Files.readString(FILE));
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
