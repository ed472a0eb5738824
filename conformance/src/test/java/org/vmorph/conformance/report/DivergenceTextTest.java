package org.vmorph.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.run.Campaign;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.machines.Machines;

/** What people see. {@code -Dvmorph.golden=write} writes the expected texts anew. */
class DivergenceTextTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "conformance/src/test/resources/org/vmorph/conformance/report");

  @Test
  void an_instruction_that_leaves_supervisor_mode() throws IOException {
    golden(
        "E1-jrst1.txt",
        Settings.sound("jrst1", 1),
        Optional.of(
            """
            jrstu changes the mode without trapping: control sensitive, not privileged.
            Theorem 1's condition fails here, so nothing is promised to a trap-and-emulate monitor.\
            """));
  }

  @Test
  void a_bound_that_shows_through() throws IOException {
    golden("E1-read-b.txt", Settings.sound("read-b", 2), Optional.empty());
  }

  @Test
  void a_monitor_that_forgets_to_clamp() throws IOException {
    golden("R3-forgets-to-clamp.txt", broken("forgets-to-clamp"), Optional.empty());
  }

  @Test
  void a_monitor_that_never_halts() throws IOException {
    golden("E2-never-halts.txt", broken("never-halts"), Optional.empty());
  }

  private static Setting broken(String name) {
    var monitor = BrokenMonitor.named(name);
    return Setting.of(Machines.named("third-generation").orElseThrow(), List.of(monitor.vmm()));
  }

  private static void golden(String name, Setting setting, Optional<String> why)
      throws IOException {
    var found = Campaign.of(setting, 1974, 2000).run().first().orElseThrow();
    var text = DivergenceText.print(Shrinker.shrink(found), why);
    var file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }
}
