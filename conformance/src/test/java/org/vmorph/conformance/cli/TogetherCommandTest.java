package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests side by side, and time, on the command line. */
class TogetherCommandTest {
  private static final String MACHINE = "third-generation-timer";

  @TempDir private Path folder;

  @Test
  void guests_side_by_side_pass_and_the_figures_say_what_happened() throws IOException {
    var file = folder.resolve("t.json");
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            MACHINE,
            "--vmm",
            "round-robin",
            "--together",
            "3",
            "--programs",
            "40",
            "--json",
            file.toString());
    assertThat(shell.err()).isEmpty();
    assertThat(shell.code()).isZero();
    assertThat(shell.out())
        .contains("round-robin, 3 guests together, on third-generation-timer")
        .contains("world switches", "slices ended", "timer traps")
        .contains("pass: no difference in 40 runs of 3 guests, R2, R3 kept");
    var object = new ObjectMapper().readTree(Files.readString(file));
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/together/1");
    assertThat(object.get("verdict").asText()).isEqualTo("pass");
    assertThat(object.get("worldSwitches").asLong()).isPositive();
    assertThat(object.get("timerTrapsReflected").asLong()).isPositive();
  }

  @Test
  void a_monitor_of_one_guest_says_who_runs_several() {
    var shell = Shell.vmorph("conform", "--together", "2");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err())
        .isEqualTo(
            "vmorph: --together 2: trap-and-emulate runs one guest at a time; these run several:"
                + " round-robin\n");
  }

  @Test
  void what_cannot_be_is_refused_in_one_line() {
    String[][] wrong = {
      {"--vmm", "round-robin", "--depth", "2", "--together", "2"},
      {"--vmm", "round-robin", "--together", "0"},
      {"--vmm", "round-robin", "--together", "20000"},
      {"--vmm", "round-robin", "--together", "2", "--threads", "0"},
      {"--vmm", "trap-and-emulate"},
    };
    for (var options : wrong) {
      var all = new java.util.ArrayList<String>(java.util.List.of("conform", "--isa", MACHINE));
      all.addAll(java.util.List.of(options));
      var shell = Shell.vmorph(all.toArray(String[]::new));
      assertThat(shell.code()).as(all.toString()).isEqualTo(ExitCode.WRONG_USE);
      assertThat(shell.err().lines()).as(all.toString()).hasSize(1);
    }
  }

  @Test
  void what_is_not_compared_is_said() {
    var shell = Shell.vmorph("conform", "--isa", "third-generation-clock", "--programs", "300");
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("not compared: clock (time); guests do without rdc");
  }
}
