package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** Programs under monitors under monitors, as the command line shows them. */
class TowerCommandTest {
  private static final String GUESTS = Path.of("..", "guests").toString();

  @TempDir private Path folder;

  private static String guest(String name) {
    return Path.of(GUESTS, name).toString();
  }

  @Test
  void a_tower_prints_a_row_for_each_depth_and_checks_the_trap_law() throws IOException {
    var json = folder.resolve("t.json");
    var shell =
        Shell.vmorph("tower", guest("hello.s"), "--max-depth", "3", "--json", json.toString());
    assertThat(shell.err()).isEmpty();
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("pass: up to 3 monitors").doesNotContain("BROKEN");
    var object = new ObjectMapper().readTree(Files.readString(json));
    assertThat(object.get("schema").asText()).isEqualTo("vmorph/tower/1");
    assertThat(object.get("verdict").asText()).isEqualTo("pass");
    var storeys = object.get("storeys");
    assertThat(storeys).hasSize(4);
    for (int n = 1; n < 4; n++) {
      var below = storeys.get(n - 1);
      assertThat(storeys.get(n).get("traps").asLong())
          .isEqualTo(below.get("traps").asLong() + below.get("privileged").asLong());
      assertThat(storeys.get(n).get("trapLaw").asBoolean()).isTrue();
    }
  }

  @Test
  void a_guest_that_differs_is_a_failure() throws IOException {
    var guest = Files.writeString(folder.resolve("g.s"), ".word 0, 0\nsmsw r1\nhalt\n");
    var shell =
        Shell.vmorph(
            "tower", guest.toString(), "--isa", "smsw", "--max-depth", "2", "--steps", "1000");
    assertThat(shell.code()).isEqualTo(1);
    assertThat(shell.out()).contains("DIVERGES: E1 at smsw, step 1", "fail:", "smsw is");
  }

  @Test
  void a_program_that_does_not_halt_in_time_proves_nothing() {
    var shell = Shell.vmorph("tower", guest("hello.s"), "--max-depth", "1", "--steps", "5");
    assertThat(shell.code()).isEqualTo(3);
    assertThat(shell.out()).contains("inconclusive: the program does not halt");
  }

  /** Its first step is a trap that leads to itself. */
  @Test
  void a_program_that_is_empty_is_inconclusive_soon() throws IOException {
    var guest = Files.writeString(folder.resolve("g.s"), ".word 0\n");
    var shell = Shell.vmorph("tower", guest.toString(), "--max-depth", "4");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(3);
    assertThat(shell.out())
        .contains("does not halt within its steps; only its first 10,000 were compared", "holds");
  }

  @Test
  void a_right_monitor_is_not_broken_by_the_patience_of_the_hardware() throws IOException {
    var guest = Files.writeString(folder.resolve("one.s"), ".word 0, 0\nhalt\n");
    var shell = Shell.vmorph("tower", guest.toString(), "--max-depth", "11");
    assertThat(shell.code()).as(shell.toString()).isZero();
    assertThat(shell.out()).contains("pass: up to 11 monitors").doesNotContain("BROKEN");
  }

  @ParameterizedTest
  @CsvSource({
    "--max-depth, -1, --max-depth -1: expected 0 or more",
    "--max-depth, 0, --max-depth 0: a tower needs a monitor; expected 1 or more",
    "--max-depth, 17, --max-depth 17: expected at most 16",
    "--steps, 0, --steps 0: expected at least 1",
    "--vmm, monitr, unknown monitor 'monitr'; did you mean 'monitor'?",
    "--vmm, no/such.s, '--vmm no/such.s: no such file; expected a monitor in assembly (.s), or its"
        + " words and a map of them'",
    "--isa, m68000, m68000 has no encoding here",
    "--words, 10, more than the 10 of --words 10",
  })
  void wrong_use_is_one_line(String option, String value, String message) {
    var shell = Shell.vmorph("tower", guest("hello.s"), option, value);
    assertThat(shell.code()).isEqualTo(2);
    assertThat(shell.err()).contains(message);
    assertThat(shell.err().lines()).hasSize(1);
  }

  /** Identical console output: bare, under each monitor, and at depth 3. */
  @ParameterizedTest
  @CsvSource({
    "third-generation, trap-and-emulate, 3",
    "third-generation, hybrid, 3",
    "third-generation, monitor, 3",
    "third-generation-timer, round-robin, 3",
    "third-generation-timer, hybrid, 3",
    "third-generation-clock, trap-and-emulate, 3",
    "third-generation-clock, watchdog, 1",
    "legacy, monitor, 3",
  })
  void the_operating_system_of_the_examples_says_the_same_everywhere(
      String machine, String monitor, int deepest) {
    var bare = Shell.vmorph("run", guest("os.s"), "--quiet", "--isa", machine);
    assertThat(bare.out()).isEqualTo("a1b2c3d[B: memory]e");
    for (int depth = 1; depth <= deepest; depth++) {
      var shell =
          Shell.vmorph(
              "run",
              guest("os.s"),
              "--quiet",
              "--isa",
              machine,
              "--vmm",
              monitor,
              "--depth",
              "" + depth);
      assertThat(shell.code()).isZero();
      assertThat(shell.out()).isEqualTo(bare.out());
    }
  }

  @Test
  void a_monitor_from_a_file_goes_through_the_same_door() {
    var mine = Path.of("..", "vmm", "asm", "monitor.s").toString();
    var shell = Shell.vmorph("conform", "--vmm", mine, "--programs", "600");
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("monitor's words", "pass: no divergence in 600 programs");
  }

  @Test
  void a_monitor_in_java_that_breaks_the_trap_law_is_not_blamed_for_it() {
    var shell = Shell.vmorph("tower", guest("hello.s"), "--vmm", "hybrid", "--max-depth", "2");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err())
        .contains("--vmm hybrid: a monitor in Java executes no instruction of the machine")
        .hasLineCount(1);
  }

  @Test
  void a_program_of_ones_own_is_called_by_its_name_and_has_no_token() {
    var shell =
        Shell.vmorph(
            "tower",
            guest("hello.s"),
            "--isa",
            "third-generation-clock",
            "--vmm",
            "watchdog",
            "--max-depth",
            "2");
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains("  hello.s: 4 instructions, shrunk to 1 in ")
        .doesNotContain("Replay:", "of seed 0");
  }

  @Test
  void a_token_with_a_blank_is_quoted() throws IOException {
    var hangs = folder.resolve("it hangs.s");
    Files.writeString(
        hangs,
        """
        .word 0, 0
        start: jmp start
        guest.psw: .space 1
        guest.size: .space 1
        guest.regs: .space 16
        guest.low:
        """);
    assertThat(Shell.vmorph("conform", "--vmm", hangs.toString()).out())
        .contains("Replay: ./vmorph replay 'third-generation:" + hangs + ":d1:s1974:p0:g3'\n");
  }
}
