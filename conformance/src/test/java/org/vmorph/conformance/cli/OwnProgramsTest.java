package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.output.ExitCode;

/** The user's own programs, instead of generated ones or beside them. */
class OwnProgramsTest {
  private static final String HALTS = ".word 0, 0\n li r1, 'a'\n put r1\n halt\n";
  private static final String LOOPS = ".word 0, 0\n srb r1\nhere: jmp here\n";
  private static final String INNOCUOUS = ".word 0, 0\nhere: jmp here\n";

  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Shell conform(String... more) {
    var words =
        new java.util.ArrayList<>(java.util.List.of("conform", "--guests", folder.toString()));
    words.addAll(java.util.List.of(more));
    return Shell.vmorph(words.toArray(String[]::new));
  }

  @Test
  void those_that_ship_pass() {
    var guests = Path.of("..", "guests").toString();
    var shell = Shell.vmorph("conform", "--guests", guests);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .contains("4 programs compared after every step", "4 halted, 0 used up the steps")
        .endsWith("pass: no divergence in 4 programs of your own\n");
  }

  @Test
  void it_is_said_how_many_did_not_halt() throws IOException {
    file("a.s", HALTS);
    file("b.s", LOOPS);
    file("notes.txt", "no program");
    var shell = conform("--steps", "100");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("2 programs", "1 halted, 1 used up the steps");
  }

  @Test
  void a_program_that_gives_a_monitor_nothing_to_do_is_no_pass() throws IOException {
    file("a.s", INNOCUOUS);
    var shell = conform("--steps", "100");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .contains("inconclusive: own programs: no privileged instruction was met");
    // Beside generated programs, which are a pass by themselves, it is none either.
    var beside = conform("--steps", "300", "--programs", "400");
    assertThat(beside.code()).as(beside.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
  }

  @Test
  void a_divergence_names_the_file() throws IOException {
    file("a.s", HALTS);
    file("wrong.s", ".word 0, 0\n srb r1\n jrstu here\nhere: halt\n");
    var shell = conform("--isa", "jrst1");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains("  wrong.s: 2 instructions, shrunk to 1")
        .doesNotContain("Replay:")
        .endsWith("fail: 1 divergence in 2 programs of your own\n");
  }

  /** Its 48 words are the whole of storage, its console says A, and it may make 9 steps. */
  @Test
  void a_case_among_them_keeps_its_own_size_its_steps_and_its_console() throws IOException {
    file(
        "mine.case",
        """
        ; vmorph/case/1
        ; version:     0.1
        ; machine:     read-q
        ; monitor:     trap-and-emulate
        ; depth:       1
        ; rule:        E1
        ; instruction: rdq
        ; bare:        completes
        ; virtual:     completes
        ; step:        3
        ; words:       48
        ; steps:       9
        ; input:       0x41
        ; seed:        1
        ; index:       1

                .org 2
                get r1
                put r1
        loop:   jmp loop
        """);
    var shell = conform("--isa", "read-q");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("9 steps on the bare machine", "get 1, put 1");
  }

  @Test
  void a_case_of_it_names_the_file_and_is_reproduced() throws IOException {
    file("wrong.s", ".word 0, 0\n srb r1\n jrstu here\nhere: halt\n");
    var cases = folder.resolve("cases");
    var shell = conform("--isa", "jrst1", "--save", cases.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    var file = cases.toFile().listFiles()[0].toPath();
    assertThat(Files.readString(file)).contains("; file:        wrong.s\n").doesNotContain("seed");
    assertThat(Shell.vmorph("replay", file.toString()).out()).endsWith("\nreproduced\n");
  }

  @Test
  void with_a_number_of_programs_both_are_run() throws IOException {
    file("a.s", HALTS);
    var shell = conform("--programs", "400");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .endsWith("pass: no divergence in 1 program of your own; no divergence in 400 programs\n");
  }

  @Test
  void a_program_that_reads_the_time_is_not_compared_and_no_pass() throws IOException {
    file("a.s", HALTS);
    file("clock.s", ".word 0, 0\n rdc r1\n halt\n");
    var shell = conform("--isa", "third-generation-clock");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out()).contains("clock.s executes rdc, which is not compared");
  }

  @Test
  void bad_programs_are_refused_before_anything_runs() throws IOException {
    refused(conform(), ": no program in it; expected files that end in .s or .case");
    refused(
        Shell.vmorph("conform", "--guests", folder.resolve("none").toString()), ": no such folder");
    file("a.s", HALTS);
    file("b.s", ".word 0, 0\n halx\n");
    refused(conform(), "b.s:2:2: unknown instruction 'halx'; did you mean 'halt'?");
    file("b.s", ".space 100\n");
    refused(conform("--words", "64"), "b.s has 100 words, more than the 64 of --words");
  }

  private static void refused(Shell shell, String message) {
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
    assertThat(shell.out()).isEmpty();
  }
}
