package org.vmorph.proofs.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;

/**
 * All there is to be proved, for all states. What is remembered is what was answered in this build,
 * to the same question, word for word.
 */
class ManifestTest {
  private static final Path MANIFESTS =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "proofs/src/main/resources/org/vmorph/proofs/manifest");

  static List<Architecture> machines() {
    return Machines.all();
  }

  private static List<Obligation> obligations(Architecture machine) {
    return Obligations.newOn(machine, Machines.all());
  }

  private static List<Result> results(Architecture machine, Optional<Manifest> manifest) {
    return results(machine, manifest, ProofCache.ofUser());
  }

  private static List<Result> results(
      Architecture machine, Optional<Manifest> manifest, Memory memory) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new ProofCampaign(manifest, memory, Optional.empty(), threads)
        .run(obligations(machine), result -> {});
  }

  @ParameterizedTest
  @MethodSource("machines")
  void every_obligation_is_as_the_manifest_has_it(Architecture machine) throws IOException {
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      var text = Manifest.text(machine, results(machine, Optional.empty()));
      Files.writeString(MANIFESTS.resolve(machine.name() + ".txt"), text);
      return;
    }
    var manifest = Manifest.of(machine).orElseThrow();
    assertThat(manifest.strays(obligations(machine))).isEmpty();
    assertThat(results(machine, Optional.of(manifest)))
        .filteredOn(result -> !result.asExpected())
        .extracting(result -> result.obligation().id() + " is " + result.verdict())
        .isEmpty();
  }

  /** Theorem verdicts rest on what a classification says, and it asks in its own way. */
  @Test
  void a_classification_says_what_the_manifest_says() {
    var classifier = new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));
    int compared = 0;
    for (var machine : machines()) {
      var manifest = Manifest.of(machine).orElseThrow();
      var said = new HashMap<String, Boolean>();
      var classes = new ArrayList<>(classifier.classify(machine, Reading.INTENDED));
      classes.addAll(classifier.everyStep(machine, Reading.INTENDED));
      for (var c : classes) {
        for (var answer : DefinitionVerdicts.of(c)) {
          said.put("intended " + answer.name() + "/" + c.instruction(), answer.verdict().refuted());
        }
      }
      for (var obligation : obligations(machine)) {
        var classified = said.get(obligation.group() + "/" + obligation.about());
        if (classified != null) {
          var verdict = manifest.expected(obligation).orElseThrow().verdict(obligation.about());
          assertThat(classified).as(obligation.id()).isEqualTo(verdict.equals("refuted"));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void no_obligation_has_the_name_of_another() {
    for (var machine : machines()) {
      assertThat(obligations(machine)).extracting(Obligation::id).doesNotHaveDuplicates();
    }
  }

  @Test
  void what_was_not_expected_or_is_not_known_is_not_as_expected() {
    var jrst1 = Machines.named("jrst1").orElseThrow();
    var wrong =
        Manifest.read(
            "intended control sensitive | proved 1 | rlimit 100000\n"
                + "intended mode sensitive | proved 1 | rlimit 1\n");
    // What is remembered is known, however little work is allowed.
    var results = results(jrst1, Optional.of(wrong), Memory.NONE);
    assertThat(verdict(results, "intended control sensitive"))
        .isEqualTo("refuted, expected proved");
    assertThat(verdict(results, "intended mode sensitive")).isEqualTo("unknown, expected proved");
    assertThat(wrong.strays(obligations(jrst1)))
        .contains("intended behaviour sensitive: not in the manifest");
  }

  private static String verdict(List<Result> results, String group) {
    var result =
        results.stream()
            .filter(r -> r.obligation().group().equals(group))
            .findFirst()
            .orElseThrow();
    assertThat(result.asExpected()).isFalse();
    return result.verdict() + ", expected " + result.expected().orElseThrow();
  }

  @Test
  void groups_that_have_grown_or_are_gone_are_strays() {
    var manifest =
        Manifest.read(
            "intended mode sensitive | proved 2 | rlimit 1\nno such group | proved 1 | rlimit 1\n");
    assertThat(manifest.strays(obligations(Machines.named("jrst1").orElseThrow())))
        .contains(
            "intended mode sensitive: 1 obligations, and 2 in the manifest",
            "no such group: in the manifest, and nowhere else");
  }

  @Test
  void a_line_that_says_something_else_is_named() {
    assertThatThrownBy(() -> Manifest.read("a group | shown 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("proved, refuted, vacuous or rlimit, not: shown 2, in: a group | shown 2");
  }
}
