package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.output.ExitCode;

/** Who asks about one rule hears of that one, and that another is broken too. */
class OneRuleTest {
  @TempDir private Path folder;

  @Test
  void what_breaks_another_rule_is_passed_over_and_said_to_be() throws IOException {
    var json = folder.resolve("c.json");
    var junit = folder.resolve("c.xml");
    var shell =
        Shell.vmorph(
            "conform",
            "--isa",
            "lra",
            "--rule",
            "R1,F1",
            "--programs",
            "3000",
            "--json",
            json.toString(),
            "--junit",
            junit.toString());
    assertThat(shell.code()).as(shell.toString()).isZero();
    assertThat(shell.out())
        .containsPattern("pass: no other divergence in 3,000 programs; E1(, E\\d+)* broken in ")
        .endsWith(" and not asked about\n");
    var object = new ObjectMapper().readTree(Files.readString(json));
    assertThat(object.get("rules").toString()).isEqualTo("[\"F1\",\"R1\"]");
    assertThat(object.get("notAsked").get(0).asText()).startsWith("E1 at lra: ");
    assertThat(object.get("divergences").asLong()).isZero();
    assertThat(Files.readString(junit))
        .contains("name=\"E1 same step, same state\"", "not asked about: --rule");
  }

  @Test
  void the_rule_that_is_asked_about_fails() {
    var shell = Shell.vmorph("conform", "--isa", "lra", "--rule", "E1", "--programs", "100");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("E1  same step, same state", "Replay: ./vmorph replay lra:");
  }

  @Test
  void a_rule_that_nothing_can_judge_is_not_kept() {
    var shell = Shell.vmorph("conform", "--rule", "E9", "--programs", "300", "--brief");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .endsWith("inconclusive: E9 is not judged: third-generation has no timer\n");
  }
}
