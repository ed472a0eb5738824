package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** What stands behind "Replay:" shows the failure again when it is pasted, whatever it is of. */
class ReplayLinesTest {
  private static final String IN_STATES =
      "if (before == 0 && guest.get(guest.semantics().machine().programCounter()) != 2)"
          + " { throw new IllegalStateException(\"not reset\"); }";

  @TempDir private Path folder;

  /** The one line, as it was printed. */
  private static String replay(String text) {
    var lines =
        text.lines().map(String::strip).filter(line -> line.startsWith("Replay: ")).toList();
    assertThat(lines).as(text).hasSize(1);
    return lines.getFirst().replaceFirst("Replay: +\\./vmorph ", "");
  }

  private static void assertReproduced(String pasted) {
    var shell = Shell.vmorph(pasted.split(" "));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).endsWith("\nreproduced\n");
    assertThat(replay(shell.out())).isEqualTo(pasted);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Test state, :v\\d+-[0-9a-f]{8}:n20",
    "Staged guest 100, :s1974:p-100\\d:n60000:g\\d+",
    "Staged guest 1000, :s1974:p-1000:w2:n24:g\\d+",
    "Staged guest, :s1974:p-\\d+:g\\d+",
  })
  void what_is_tried_beside_generated_programs_is_replayed_by_its_token(String what, String token)
      throws IOException {
    var fault =
        switch (what) {
          case "Test state" -> IN_STATES;
          case "Staged guest 100" -> "if (before > 5100) { throw new IllegalStateException(); }";
          case "Staged guest 1000" -> "if (size() < 9) { throw new IllegalStateException(); }";
          default -> "if (before == 3) { throw new IllegalStateException(); }";
        };
    var plugins = PluginFolder.doing(folder, "RUN", fault);
    var json = folder.resolve("c.json");
    var words = new ArrayList<>(List.of("conform", "--vmm", "my-monitor", "--plugins", plugins));
    words.addAll(List.of("--programs", "0", "--states", "--json", json.toString()));
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("\n  " + what);
    var pasted = replay(shell.out());
    assertThat(pasted)
        .matches("replay third-generation:my-monitor:d1" + token + " --plugins " + plugins);
    var first = new ObjectMapper().readTree(Files.readString(json)).get("first");
    assertThat(pasted).startsWith("replay " + first.get("replay").asText() + " ");
    assertThat(first.get("name").asText()).startsWith(what);
    assertReproduced(pasted);
  }

  @Test
  void a_guest_that_a_monitor_was_lost_in_has_its_line_too() throws IOException {
    var plugins =
        PluginFolder.doing(
            folder,
            "RUN",
            "for (long end = System.nanoTime() + 8_000_000_000L;"
                + IN_STATES.replaceFirst("if", "").replaceFirst("\\{.*", "")
                + "&& System.nanoTime() < end;) { Thread.onSpinWait(); }");
    var more = List.of("--plugins", plugins, "--monitor-timeout", "2");
    var words = new ArrayList<>(List.of("conform", "--vmm", "my-monitor", "--programs", "0"));
    words.add("--states");
    words.addAll(more);
    var shell = Shell.vmorph(words.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out()).contains("it was running test state ");
    var again = new ArrayList<>(List.of(replay(shell.out()).split(" ")));
    again.addAll(List.of("--monitor-timeout", "2"));
    var replayed = Shell.vmorph(again.toArray(String[]::new));
    assertThat(replayed.code()).as(replayed.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(replayed.err()).contains("my-monitor does not come back");
  }

  @Test
  void a_test_state_that_is_another_now_is_not_replayed() {
    var shell = Shell.vmorph("replay", "third-generation:trap-and-emulate:d1:v3-00000000:n20");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err())
        .contains("there is no such test state of third-generation any more")
        .hasLineCount(1);
  }
}
