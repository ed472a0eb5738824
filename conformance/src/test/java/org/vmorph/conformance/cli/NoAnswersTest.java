package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** What a monitor answers that is no answer is its fault, and not one of vmorph's. */
class NoAnswersTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "return guest.tally(); | return null; | 1 | 1 | gives null",
        "return guest.run(steps); | guest.run(steps); return null; | 1 | 1 | gives null",
        "return guest.owns(); | return null; | 3 | 3 | my-monitor: owns() of a guest gives null",
        "return new Mine(inner.boot(host, image)); | return null; | 3 | 3 | boot gives null",
        "return new Mine(inner.boot(host, image)); | System.exit(0); return null; | 3 | 3"
            + " | breaks down when it is booted: it calls System.exit(0)",
        "return guest.size(); | return guest.size() + 1; | 1 | 0 | of 1025 words",
        "return guest.run(steps); | if (before >= 0) { throw new Odd(); } return guest.run(steps);"
            + " | 1 | 1 | mine.MyMonitor$Odd, which does not say what it is",
      })
  void what_is_no_answer_is_no_fault_of_vmorph(
      String right, String wrong, int conforms, int runs, String told) throws IOException {
    var odd =
        "static final class Odd extends Error { public String toString() { throw this; }"
            + " public StackTraceElement[] getStackTrace() { return null; } }";
    var plugins =
        PluginFolder.saying(
            folder, right, wrong, "static final class Mine", odd + " static final class Mine");
    var json = folder.resolve("c.json");
    var shell =
        Shell.vmorph(
            "conform",
            "--vmm",
            "my-monitor",
            "--plugins",
            plugins,
            "--guests",
            "../guests",
            "--json",
            json.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(conforms);
    assertThat(shell.err()).isEmpty();
    assertThat(new ObjectMapper().readTree(Files.readString(json)).get("verdict").asText())
        .isEqualTo(conforms == ExitCode.DIVERGENCE ? "fail" : "inconclusive");
    var run = Shell.vmorph("run", "../guests/hello.s", "--vmm", "my-monitor", "--plugins", plugins);
    assertThat(run.code()).as(run.toString()).isEqualTo(runs);
    assertThat((shell.out() + run.err()).replaceAll("\\s+", " ")).contains(told);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "String name() { return \"my-monitor\"; } | String name() { return \"my-monitor\""
            + " + (asked++ == 0 ? \"\" : asked); } int asked;",
        "long room(long words) { | int asked; public long room(long words) { if (asked++ > 1) {"
            + " while (true) { Thread.onSpinWait(); } }",
        "long room(long words) { | int asked; public Efficiency efficiency() { if (asked++ > 0) {"
            + " throw new Error(); } return Efficiency.ALL; } public long room(long words) {",
        "long room(long words) { | int asked; public boolean isProgram() { if (asked++ > 0) {"
            + " throw new Error(); } return false; } public long room(long words) {",
        "long room(long words) { | int asked; public boolean bringsItsOwnHardware() { if (asked++"
            + " > 0) { throw new Error(); } return false; } public long room(long words) {",
      })
  void a_monitor_is_what_it_says_it_is_when_it_is_asked_first(String right, String wrong)
      throws IOException {
    var plugins = PluginFolder.saying(folder, right, wrong);
    var shell =
        Shell.vmorph(
            "conform",
            "--vmm",
            "my-monitor",
            "--plugins",
            plugins,
            "--guests",
            "../guests",
            "--quiet",
            "--monitor-timeout",
            "5");
    assertThat(shell.code()).as(shell.toString()).isZero();
  }
}
