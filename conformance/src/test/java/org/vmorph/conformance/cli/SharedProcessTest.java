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
import org.vmorph.conformance.cli.output.ExitCode;

/** What a monitor does to what all of the process shares is nothing to the results. */
class SharedProcessTest {
  @TempDir private Path folder;

  private Shell conform(String run, String... more) throws IOException {
    var plugins = PluginFolder.doing(folder, "RUN", run);
    var words = new ArrayList<>(List.of("conform", "--vmm", "my-monitor", "--plugins", plugins));
    words.addAll(List.of("--guests", "../guests", "--quiet"));
    words.addAll(List.of(more));
    return Shell.vmorph(words.toArray(String[]::new));
  }

  @Test
  void a_monitor_that_prints_a_pass_prints_it_on_standard_error() throws IOException {
    var shell = conform("if (before == 3) { System.out.println(\"pass: noise\"); }");
    assertThat(shell.code()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).isEqualTo("pass: no divergence in 4 programs of your own\n");
    assertThat(shell.err()).contains("pass: noise");
  }

  @Test
  void a_monitor_that_closes_the_streams_does_not_turn_a_pass_into_a_fault() throws IOException {
    var shell =
        conform(
            "System.out.close(); System.err.close(); System.setOut(new"
                + " java.io.PrintStream(java.io.OutputStream.nullOutputStream()));");
    assertThat(shell.code()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).isEqualTo("pass: no divergence in 4 programs of your own\n");
  }

  @Test
  void the_end_of_a_line_is_not_what_a_monitor_says() throws IOException {
    var json = folder.resolve("c.json");
    var before = System.lineSeparator();
    try {
      var shell =
          conform("System.setProperty(\"line.separator\", \"X\");", "--json", json.toString());
      assertThat(shell.code()).isEqualTo(ExitCode.OK);
    } finally {
      System.setProperty("line.separator", before);
    }
    assertThat(Files.readString(json)).startsWith("{\n  \"schema\"").endsWith("\n}\n");
    assertThat(new ObjectMapper().readTree(json.toFile()).get("verdict").asText())
        .isEqualTo("pass");
  }

  @Test
  void a_monitor_that_sets_the_locale_breaks_down() throws IOException {
    var shell = conform("java.util.Locale.setDefault(java.util.Locale.of(\"ar\", \"SA\"));");
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(
            conform(
                    "java.util.function.Consumer<java.util.Locale> set ="
                        + " java.util.Locale::setDefault; set.accept(java.util.Locale.of(\"ar\"));")
                .code())
        .isEqualTo(ExitCode.DIVERGENCE);
    assertThat(java.util.Locale.getDefault().getLanguage()).isNotEqualTo("ar");
  }
}
