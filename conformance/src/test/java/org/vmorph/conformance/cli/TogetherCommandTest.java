package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Together;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.host.Allocator;
import org.vmorph.vmm.host.Dispatcher;
import org.vmorph.vmm.host.RoundRobin;
import org.vmorph.vmm.host.Timekeeper;
import org.vmorph.vmm.host.Worlds;

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
        .contains("pass: no difference in 40 runs of 3 guests, R2, R4 kept");
    var object = new ObjectMapper().readTree(Files.readString(file));
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/together/1");
    assertThat(object.get("command").asText()).isEqualTo("conform");
    assertThat(object.get("verdict").asText()).isEqualTo("pass");
    assertThat(object.get("worldSwitches").asLong()).isPositive();
    assertThat(object.get("timerTrapsReflected").asLong()).isPositive();
  }

  @Test
  void what_was_found_is_found_again_by_the_sizes_it_was_found_with() {
    var oneConsole =
        new Worlds() {
          @Override
          protected boolean keeps(File file, long index) {
            return file.role() != Role.RESOURCE;
          }
        };
    var monitor =
        new RoundRobin(
            "one-console", new Dispatcher(), Allocator.CLAMPED, new Timekeeper(), oneConsole);
    var setting = Setting.of(Machines.named(MACHINE).orElseThrow(), List.of(monitor)).withWords(80);
    var result = new Together(setting, monitor, 2, 1974, 300, new AtomicBoolean()).run();
    assertThat(TogetherText.interference(result, TogetherText.told(result).orElseThrow()))
        .contains("Replay: ./vmorph replay " + MACHINE + ":one-console:d1:s1974:p")
        .contains(":w80:t2:g2\n");
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
