package org.vmorph.conformance.cli.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.conformance.cli.Shell.vmorph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.classify.Proved;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.manifest.Manifest;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.manifest.ProofCampaign;
import org.vmorph.proofs.obligation.Memory;

class ProveCommandTest {
  @TempDir private Path folder;

  @Test
  void what_is_as_the_manifest_has_it_is_proved_and_confirmed() throws IOException {
    var json = folder.resolve("prove.json");
    var said =
        vmorph(
            "prove",
            "--isa",
            "smsw",
            "--only",
            "lemma",
            "--no-cache",
            "--confirm",
            "--json",
            json.toString());
    assertThat(said.code()).isEqualTo(ExitCode.OK);
    assertThat(said.out())
        .contains("smsw/trap-and-emulate lemma 1/smsw", "refuted", "smsw/hybrid lemma 1/smsw")
        .contains("; cvc5 agrees on 3 of 3; all as the manifest has it");
    assertThat(Files.readString(json))
        .contains("\"schema\" : \"vmorph/prove/1\"", "\"confirmed\" : \"cvc5\"")
        .contains("\"expected\" : \"refuted\"", "\"replayed\" : true");
  }

  @Test
  void where_nothing_is_left_to_prove_nothing_is_proved() {
    var said = vmorph("prove", "--isa", "legacy", "--no-cache");
    assertThat(said.code()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(said.out()).contains("INCONCLUSIVE: legacy has no obligations of its own");
  }

  @Test
  void the_answers_are_exported_for_any_solver() throws IOException {
    var said =
        vmorph(
            "prove",
            "--isa",
            "smsw",
            "--only",
            "lemma 1",
            "--no-cache",
            "--export",
            folder.toString());
    assertThat(said.code()).isEqualTo(ExitCode.OK);
    var script = folder.resolve("smsw.trap-and-emulate-lemma-1.smsw.2.smt2");
    assertThat(Files.readString(script)).contains("; Satisfiable: it can", "(check-sat)");
  }

  @Test
  void bad_input_gets_a_line() {
    assertThat(vmorph("prove", "--isa", "smsw", "--only", "nonsense"))
        .isEqualTo(
            rejected(
                "vmorph: --only nonsense: no obligation of smsw is called so; one is"
                    + " smsw/literal control sensitive/smsw"));
    assertThat(vmorph("prove", "--vmm", "round-robin"))
        .isEqualTo(
            rejected(
                "vmorph: --vmm round-robin: nothing is proved of it; expected trap-and-emulate or"
                    + " hybrid"));
    assertThat(vmorph("prove", "--isa", "m68000", "--vmm", "hybrid"))
        .isEqualTo(
            rejected(
                "vmorph: hybrid is not applicable: m68000 has no relocation-bounds register to"
                    + " confine a guest with"));
    assertThat(vmorph("prove", "--isa", "smsw", "--vmm", "hybird").err())
        .endsWith("; did you mean 'hybrid'?\n");
    assertThat(vmorph("prove", "--isa", "smsw", "--only", "hybrid lema 1").err())
        .contains("did you mean 'hybrid lemma 1'?");
    assertThat(vmorph("prove", "--export", ""))
        .isEqualTo(rejected("vmorph: --export '': expected the name of a folder"));
    assertThat(vmorph("prove", "--json", "/dev/stdout").err())
        .contains("--json /dev/stdout: is not a file");
    assertThat(vmorph("prove", "--isa", "a\nb").err()).contains("'a\\x0ab'");
    assertThat(vmorph("prove", "--threads", "0"))
        .isEqualTo(rejected("vmorph: --threads 0: expected at least 1"));
  }

  private static Shell rejected(String line) {
    return new Shell(ExitCode.WRONG_USE, "", line + "\n");
  }

  private static Proved proved(String manifest) {
    var machine = Machines.named("jrst1").orElseThrow();
    var known = Manifest.read(manifest);
    var all = Machines.all();
    var obligations =
        Obligations.of(machine, all.subList(0, 1)).stream()
            .filter(o -> o.group().equals("trap-and-emulate lemma 1"))
            .toList();
    var results =
        new ProofCampaign(Optional.of(known), Memory.NONE, Optional.empty(), 1)
            .run(obligations, result -> {});
    return new Proved(machine, true, results, List.of());
  }

  @Test
  void what_was_expected_otherwise_fails_and_the_witness_names_what_differs() {
    var told = proved("trap-and-emulate lemma 1 | proved 1 | rlimit 10000000");
    assertThat(told.exitCode()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(told.verdict()).isEqualTo("refuted");
    assertThat(ProveText.of(told, true))
        .contains("jrst1/trap-and-emulate lemma 1/jrstu: refuted, expected proved")
        .contains("Differs: M.")
        .contains("as f has it")
        .endsWith("1 obligation: 1 refuted; 1 not as expected\n");
  }

  @Test
  void what_is_not_known_is_inconclusive() {
    var told = proved("trap-and-emulate lemma 1 | proved 0 | refuted jrstu | rlimit 1");
    assertThat(told.exitCode()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(told.verdict()).isEqualTo("inconclusive");
    assertThat(ProveText.of(told, true)).contains("The solver gave up: ");
  }

  @Test
  void a_manifest_of_something_else_fails() {
    var told = proved("trap-and-emulate lemma 1 | proved 0 | refuted jrstu | rlimit 10000000");
    assertThat(told.exitCode()).isEqualTo(ExitCode.OK);
    var stray =
        new Proved(told.machine(), true, told.results(), List.of("a group: not in the manifest"));
    assertThat(stray.exitCode()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(ProveText.of(stray, true)).contains("a group: not in the manifest");
  }

  @Test
  void a_star_stands_for_anything_and_a_dot_for_a_dot() {
    assertThat(ProveText.pattern("lemma*/ld").matcher("x/hybrid lemma 1/ld").find()).isTrue();
    assertThat(ProveText.pattern("lem.a").matcher("x/hybrid lemma 1/ld").find()).isFalse();
  }
}
