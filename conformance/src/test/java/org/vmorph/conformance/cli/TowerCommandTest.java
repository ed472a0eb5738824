package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program under a monitor, under the monitor on itself, and so on. */
class TowerCommandTest {
  private static final Path HELLO =
      Path.of(System.getProperty("vmorph.root", ".."), "guests", "hello.s");

  @TempDir private Path folder;

  private static Shell tower(String... options) {
    var all = new java.util.ArrayList<String>(java.util.List.of("tower", HELLO.toString()));
    all.addAll(java.util.List.of(options));
    return Shell.vmorph(all.toArray(String[]::new));
  }

  @Test
  void the_trap_law_holds_for_the_monitor_that_ships() {
    var shell = tower("--max-depth", "2");
    assertThat(shell.code()).isZero();
    assertThat(shell.out()).contains("pass: up to 2 monitors").doesNotContain("BROKEN");
  }

  @Test
  void a_depth_that_cannot_be_is_refused_by_the_name_of_its_own_option() {
    assertThat(tower("--max-depth", "17").err())
        .isEqualTo("vmorph: --max-depth 17: expected at most 16\n");
    assertThat(tower("--max-depth", "-1").err())
        .isEqualTo("vmorph: --max-depth -1: expected 0 or more\n");
  }

  @Test
  void a_monitor_in_java_that_breaks_the_trap_law_is_not_blamed_for_it() {
    var shell = tower("--vmm", "hybrid", "--max-depth", "2");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err())
        .contains("--vmm hybrid: a monitor in Java executes no instruction of the machine")
        .hasLineCount(1);
  }

  @Test
  void a_program_of_ones_own_is_called_by_its_name_and_has_no_token() {
    var shell = tower("--isa", "third-generation-clock", "--vmm", "watchdog", "--max-depth", "2");
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
        .contains("Replay: ./vmorph replay 'third-generation:" + hangs + ":d1:s1974:p0'\n");
  }
}
