package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.gen.Generator;

/** A failure is saved, replayed, and tried again on every run. */
class KeptCasesTest {
  private static final String PROGRAMS = "--programs=400";

  @TempDir private Path folder;

  private Path cases() {
    return folder.resolve("cases");
  }

  /** The one case that this saves. */
  private Path save(String... arguments) throws IOException {
    var all = new java.util.ArrayList<>(java.util.List.of("conform", PROGRAMS, "--quiet"));
    all.addAll(java.util.List.of("--save", cases().toString()));
    all.addAll(java.util.List.of(arguments));
    var shell = Shell.vmorph(all.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    try (var files = Files.list(cases())) {
      var file = files.toList();
      assertThat(file).hasSize(1);
      assertThat(shell.out()).contains("saved: " + file.getFirst());
      return file.getFirst();
    }
  }

  @Test
  void a_saved_failure_is_reproduced() throws IOException {
    var file = save("--isa", "jrst1");
    assertThat(file.getFileName().toString()).matches("E1-jrstu-[0-9a-f]{8}\\.case");
    var shell = Shell.vmorph("replay", file.toString());
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("2  jrstu 0").endsWith("\nreproduced\n");
  }

  @Test
  void one_case_is_saved_for_each_failure_and_once_only() throws IOException {
    save("--isa", "jrst1", "--keep-going");
    save("--isa", "jrst1", "--keep-going");
  }

  @Test
  void a_failure_that_is_gone_is_not_reproduced() throws IOException {
    var file = save("--isa", "jrst1");
    Files.writeString(file, Files.readString(file).replace("trap-and-emulate", "hybrid"));
    var shell = Shell.vmorph("replay", file.toString());
    assertThat(shell.code()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("not reproduced: no divergence in ");
  }

  @Test
  void another_failure_of_the_same_program_is_told_and_is_no_success() throws IOException {
    var file = save("--isa", "jrst1");
    Files.writeString(
        file, Files.readString(file).replace("virtual:     completes", "virtual: halts"));
    var shell = Shell.vmorph("replay", file.toString());
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains("another failure than the one that was saved, which was E1 at jrstu")
        .doesNotContain("reproduced");
  }

  @Test
  void saved_cases_are_tried_on_every_run_and_fail_it() throws IOException {
    var file = save("--isa", "smsw");
    // By itself the hybrid monitor passes, and so many programs of this machine do.
    var passes =
        Shell.vmorph(
            "conform", "--isa", "smsw", "--vmm", "hybrid", PROGRAMS, "--cases", cases().toString());
    assertThat(passes.code()).as(passes.toString()).isEqualTo(ExitCode.OK);
    assertThat(passes.out()).startsWith("1 saved case in " + cases() + ": all pass\n");
    var json = folder.resolve("j.json");
    var fails =
        Shell.vmorph(
            "conform",
            "--isa",
            "smsw",
            "--programs",
            "1",
            "--cases",
            cases().toString(),
            "--json",
            json.toString());
    assertThat(fails.code()).as(fails.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(fails.out())
        .startsWith("E1  same step, same state")
        .contains("1 saved case in " + cases() + ": 1 fails\n  " + file.getFileName())
        .contains("fail: 1 of 1 saved case fails under E1; ")
        .contains("; no divergence in 1 program (inconclusive: ");
    assertThat(Files.readString(json))
        .contains("\"verdict\" : \"fail\"", "\"failing\" : [ \"" + file.getFileName() + "\" ]");
  }

  @Test
  void cases_can_be_tried_alone() throws IOException {
    save("--isa", "smsw");
    var cases = cases().toString();
    var fails = Shell.vmorph("conform", "--isa", "smsw", "--programs", "0", "--cases", cases);
    assertThat(fails.code()).as(fails.toString()).isEqualTo(ExitCode.DIVERGENCE);
    var passes =
        Shell.vmorph(
            "conform", "--isa", "smsw", "--vmm", "hybrid", "--programs", "0", "--cases", cases);
    assertThat(passes.code()).as(passes.toString()).isEqualTo(ExitCode.OK);
    assertThat(passes.out()).contains("pass: no divergence in 1 saved case");
    var none = Shell.vmorph("conform", "--programs", "0", "--cases", cases);
    assertThat(none.code()).as(none.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(none.out()).contains("inconclusive: nothing was compared");
    refused("--programs 0: expected at least 1, or --cases", "conform", "--programs", "0");
  }

  /** They have no program of a seed, and start as no machine does that has just been reset. */
  @Test
  void a_failure_of_a_test_state_is_counted_saved_and_reproduced() throws IOException {
    var json = folder.resolve("j.json");
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            "read-q",
            "--programs",
            "0",
            "--states",
            "--save",
            cases().toString(),
            "--json",
            json.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("saved: " + cases());
    assertThat(new ObjectMapper().readTree(Files.readString(json)).get("divergences").asLong())
        .isPositive();
    var replayed = Shell.vmorph("replay", cases().toString());
    assertThat(replayed.code()).as(replayed.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(replayed.out()).contains("rdq").doesNotContain("not reproduced", "another failure");
  }

  @Test
  void test_states_of_another_size_are_left_out_and_it_is_said() {
    var shell = Shell.vmorph("conform", "--words", "256", "--states", "--programs", "1000");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .contains("no test states: the test states of third-generation are for guests of 64");
  }

  @Test
  void a_folder_of_cases_is_replayed_case_by_case() throws IOException {
    save("--isa", "smsw");
    var shell = Shell.vmorph("replay", cases().toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).endsWith(cases() + ": 1 case, 1 reproduced, 0 inconclusive\n");
    refused("no case in it; expected files that end in .case", "replay", folder);
  }

  @Test
  void a_case_of_another_generator_says_so_and_is_reproduced() throws IOException {
    var file = save("--isa", "jrst1");
    var text = Files.readString(file);
    assertThat(text).contains("; generator:   " + Generator.VERSION);
    Files.writeString(
        file, text.replace("; generator:   " + Generator.VERSION, "; generator:   77"));
    var shell = Shell.vmorph("replay", file.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("of generator 77; this is generator " + Generator.VERSION);
  }

  @Test
  void a_bisection_is_told_what_cannot_be_told() throws IOException {
    assertThat(Shell.vmorph("conform", "--programs", "1", "--bisect").code()).isEqualTo(125);
    assertThat(Shell.vmorph("conform", "--bisect", "--no-such-option").code()).isEqualTo(125);
    assertThat(Shell.vmorph("conform", "--isa", "smsw", PROGRAMS, "--bisect").code())
        .isEqualTo(ExitCode.DIVERGENCE);
    assertThat(Shell.vmorph("isas", "--bisect").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void cases_of_another_machine_are_not_passed_over_silently() throws IOException {
    var file = save("--isa", "jrst1");
    var shell = Shell.vmorph("conform", PROGRAMS, "--cases", cases().toString());
    assertThat(shell.code()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .contains("0 saved cases in " + cases() + ": none to try")
        .contains(file.getFileName() + ": not tried: it is for jrst1");
  }

  @Test
  void bad_cases_are_refused_before_anything_runs() throws IOException {
    var file = save("--isa", "jrst1");
    Files.writeString(file, Files.readString(file).replace("depth:", "dept:"));
    refused("x:5:3: unknown key 'dept'; did you mean 'depth'?".substring(1), "replay", file);
    refused(":5:3: unknown key 'dept'", "conform", PROGRAMS, "--cases", cases());
    Files.writeString(file, "; vmorph/case/1\n");
    refused(":2:1: expected '; key: value', found no header", "replay", file);
    refused("none.case: no such file; expected a case", "replay", folder.resolve("none.case"));
    refused(
        ": no such folder; expected one that --save", "conform", "--cases", folder.resolve("no"));
    refused(": cannot write there", "conform", "--save", folder.resolve("no/no"));
    refused("for one guest at a time", "conform", "--together", "2", "--cases", folder);
  }

  private static void refused(String message, Object... line) {
    var words = java.util.Arrays.stream(line).map(String::valueOf).toArray(String[]::new);
    var shell = Shell.vmorph(words);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
    assertThat(shell.out()).isEmpty();
  }
}
