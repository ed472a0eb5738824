package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.output.ExitCode;

/** What a code review shows of a run. */
class AnnotationsTest {
  @TempDir private Path folder;

  private static List<String> annotations(int code, String... words) {
    var all = new ArrayList<>(List.of("conform", "--quiet", "--annotations", "github"));
    all.addAll(List.of(words));
    var shell = Shell.vmorph(all.toArray(String[]::new));
    assertThat(shell.code()).as(shell.toString()).isEqualTo(code);
    return shell.out().lines().filter(line -> line.startsWith("::")).toList();
  }

  @Test
  void a_failure_is_one_line_with_its_rule_and_all_there_is_to_say() {
    assertThat(annotations(ExitCode.DIVERGENCE, "--isa", "jrst1"))
        .singleElement()
        .asString()
        .startsWith("::error title=E1 same step%2C same state%3A trap-and-emulate on jrst1::E1  ")
        .contains("%0A", "jrstu 0", "Replay: ");
  }

  @Test
  void a_failure_of_a_program_of_ones_own_stands_at_its_file() throws IOException {
    Files.writeString(folder.resolve("a.s"), ".word 0, 0\n smsw r0\n halt\n");
    var file = folder.resolve("a.s").toString();
    assertThat(annotations(ExitCode.DIVERGENCE, "--isa", "smsw", "--guests", folder.toString()))
        .singleElement()
        .asString()
        .contains(",file=" + file + ",line=1::");
  }

  @Test
  void what_is_not_known_is_a_warning_and_a_pass_is_nothing() {
    assertThat(annotations(ExitCode.INCONCLUSIVE, "--programs", "1"))
        .singleElement()
        .asString()
        .startsWith("::warning title=inconclusive%3A trap-and-emulate on third-generation::never");
    assertThat(annotations(ExitCode.OK, "--programs", "600")).isEmpty();
  }

  @Test
  void another_kind_is_refused_before_anything_is_run() {
    var shell = Shell.vmorph("conform", "--annotations", "gitlab");
    assertThat(shell.code()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err()).contains("unknown kind of annotations 'gitlab'", "github");
  }
}
