package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;

/** Known failures do not fail a run, and are never hidden. */
class BaselineTest {
  private static final String JRST1 =
      """
      vmorph/baseline/1
      # JRST 1 as on the PDP-10

      machine: jrst1
      monitor: trap-and-emulate
      rule: E1
      instruction: jrstu
      bare: completes
      virtual: completes
      reason: JRST 1 asks nobody
      """;

  @TempDir private Path folder;

  private Shell conform(String baseline, String... more) throws IOException {
    var file = Files.writeString(folder.resolve("known.txt"), baseline);
    var words =
        new java.util.ArrayList<>(
            java.util.List.of("conform", "--baseline", file.toString(), "--programs", "2000"));
    words.addAll(java.util.List.of(more));
    return Shell.vmorph(words.toArray(String[]::new));
  }

  @Test
  void a_known_failure_is_reported_and_does_not_fail() throws IOException {
    var json = folder.resolve("j.json");
    var xml = folder.resolve("j.xml");
    var shell =
        conform(JRST1, "--isa", "jrst1", "--json", json.toString(), "--junit", xml.toString());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .contains("1 of 1 seen\n  E1 at jrstu (completes, completes): ")
        .contains(" programs; JRST 1 asks nobody\n")
        .containsPattern(
            "pass: no other divergence in 2,000 programs; 1 known divergence in \\d+ programs\n$");
    assertThat(Files.readString(json))
        .contains("\"verdict\" : \"pass\"", "\"divergences\" : 0")
        .contains("\"instruction\" : \"jrstu\"", "\"reason\" : \"JRST 1 asks nobody\"");
    assertThat(Files.readString(xml)).contains("<system-out>known: E1 at jrstu: ");
  }

  @Test
  void an_unknown_failure_behind_known_ones_is_found() throws IOException {
    var legacy = JRST1.replace("jrst1", "legacy");
    var shell = conform(legacy, "--isa", "legacy");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out())
        .contains("To make it known, give a reason and add to ")
        .contains("  machine: legacy\n  monitor: trap-and-emulate\n  rule: E1\n")
        .contains("fail: 1 ");
  }

  @Test
  void what_it_says_to_add_makes_it_known() throws IOException {
    var out = conform("vmorph/baseline/1\n", "--isa", "jrst1").out();
    var entry =
        out.lines()
            .dropWhile(line -> !line.startsWith("  machine: "))
            .takeWhile(line -> !line.isBlank())
            .map(String::strip)
            .collect(java.util.stream.Collectors.joining("\n"));
    var shell = conform("vmorph/baseline/1\n\n" + entry + " so it is\n", "--isa", "jrst1");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
  }

  @Test
  void one_that_is_fixed_is_reported() throws IOException {
    var shell = conform(JRST1.replace("jrst1", "third-generation"));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("NOT SEEN ANY MORE; line 4 of ");
  }

  @Test
  void a_run_that_ends_early_does_not_say_that_one_is_fixed() throws IOException {
    var shell = conform(JRST1.replace("jrstu", "nop"), "--isa", "jrst1");
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("not seen in this run, which does not show that it is gone");
  }

  @Test
  void those_of_other_machines_are_counted() throws IOException {
    var shell = conform(JRST1);
    assertThat(shell.code()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("0 of 0 seen\n  and 1 for other machines or monitors\n");
  }

  @Test
  void a_known_failure_of_another_outcome_is_not_this_one() throws IOException {
    var shell =
        conform(JRST1.replace("virtual: completes", "virtual: traps memory"), "--isa", "jrst1");
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "vmorph/baseline/1 | vmorph/baseline/7 | known.txt:1:1: is no baseline; expected"
            + " 'vmorph/baseline/1'",
        "monitor: | moniter: | known.txt:5:1: unknown key 'moniter'; did you mean 'monitor'?",
        "rule: E1 | rule: X9 | known.txt:6:7: unknown rule 'X9'; there is: E1,",
        "bare: completes | bare: complete | known.txt:8:7: expected completes, halts,",
        "reason: JRST 1 asks nobody | reason: | known.txt:10:8: expected a value of 'reason'",
        "reason: JRST 1 asks nobody | # | known.txt:9:1: no 'reason:' up to here",
      })
  void what_is_wrong_is_told_by_line_and_column(String right, String wrong, String message)
      throws IOException {
    var shell = conform(JRST1.replace(right, wrong), "--isa", "jrst1");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void the_same_failure_twice_is_refused() throws IOException {
    var twice = JRST1 + JRST1.substring(JRST1.indexOf("\n\n") + 1);
    var shell = conform(twice, "--isa", "jrst1");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err()).contains("known.txt:12:1: is the same failure as the one in line 4");
  }
}
