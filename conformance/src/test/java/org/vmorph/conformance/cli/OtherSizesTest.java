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

/** Guests have the size that their machine needs, and whatever is told of them can be repeated. */
class OtherSizesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "third-generation, 64",
    "third-generation-pages, 320",
    "third-generation-protect, 96",
    "third-generation-rings, 96"
  })
  void as_many_words_as_the_machine_s_guests_usually_have(String machine, int words) {
    var shell = Shell.vmorph("conform", "--isa", machine, "--programs", "600", "--states");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out()).contains("guests of " + words + " words");
    assertThat(shell.out().lines().findFirst().orElse("")).endsWith("test states: all pass");
  }

  @Test
  void a_token_says_so_and_a_case_does() throws IOException {
    var saved = folder.resolve("saved");
    var shell =
        Shell.vmorph(
            "conform", "--isa", "rings-return", "--programs", "50", "--save", saved.toString());
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    var token = "rings-return:trap-and-emulate:d1:s1974:p0:w96:g3";
    assertThat(shell.out()).contains("Replay: ./vmorph replay " + token + "\n");
    assertThat(Shell.vmorph("replay", token).out()).endsWith("\nreproduced\n");
    try (var files = Files.list(saved)) {
      var kept = Shell.vmorph("replay", files.findFirst().orElseThrow().toString());
      assertThat(kept.out()).contains("reproduced");
      assertThat(kept.code()).isEqualTo(ExitCode.DIVERGENCE);
    }
  }

  @Test
  void each_mode_has_its_traps() {
    var shell = Shell.vmorph("conform", "--isa", "third-generation-rings", "--programs", "300");
    assertThat(shell.out())
        .containsPattern("  traps from ring0 illegal \\d+")
        .containsPattern("  traps from ring1 illegal .*privileged \\d+")
        .containsPattern("  traps from ring2 illegal .*privileged \\d+");
  }
}
