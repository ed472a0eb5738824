package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.cli.classify.Regions.Region;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;

/**
 * The diagrams in docs/manual are the ones the machines give. {@code -Dvmorph.golden=write} writes
 * them anew.
 */
class EulerDiagramTest {
  private static final Path MANUALS =
      Path.of(System.getProperty("vmorph.root", ".."), "docs", "manual");
  private static final Classifier CLASSIFIER = new Classifier(new CacheOption().prover());

  @TempDir private Path folder;

  private static Prediction of(String name, Classifier classifier) {
    var machine = Machines.named(name).orElseThrow();
    return Prediction.of(classifier, machine, machine.reading());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "third-generation",
        "third-generation-timer",
        "third-generation-clock",
        "legacy",
        "m68010"
      })
  void the_diagram_of_a_machine_is_current(String name) throws IOException {
    var file = MANUALS.resolve(name + ".svg");
    var svg = EulerDiagram.of(of(name, CLASSIFIER));
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(file, svg);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as("%s; -Dvmorph.golden=write rewrites it", file)
        .isEqualTo(svg);
  }

  @ParameterizedTest
  @ValueSource(strings = {"third-generation", "legacy", "m68000", "m68010", "needs-both"})
  void it_is_a_document_with_every_instruction_once(String name) throws Exception {
    var answer = of(name, CLASSIFIER);
    var file = Files.writeString(folder.resolve("d.svg"), EulerDiagram.of(answer));
    var texts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("text");
    var names = new java.util.ArrayList<String>();
    for (int i = 0; i < texts.getLength(); i++) {
      if (texts.item(i).getAttributes().getNamedItem("class").getNodeValue().equals("name")) {
        names.addAll(List.of(texts.item(i).getTextContent().split(" +")));
      }
    }
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            answer.instructions().stream().map(c -> c.instruction().name()).toList());
  }

  @Test
  void its_colours_are_those_of_the_shapes_and_need_no_style_sheet() throws IOException {
    var svg = EulerDiagram.of(of("legacy", CLASSIFIER));
    assertThat(svg).doesNotContain("<style", " style=");
    var shapes = Pattern.compile("<(?:text|rect|path)\\b[^>]*>").matcher(svg).results().toList();
    assertThat(shapes).hasSizeGreaterThan(20);
    assertThat(shapes).allMatch(shape -> shape.group().contains(" fill=\""));
  }

  @Test
  void the_regions_are_those_of_the_theorems() {
    var answer = of("legacy", CLASSIFIER);
    var regions = Regions.of(answer.instructions());
    assertThat(regions.in(Region.USER_SENSITIVE)).isEqualTo(answer.theorem3().named());
    assertThat(regions.in(Region.CRITICAL)).containsExactly("jrstu", "smsw", "popf", "lrn");
    assertThat(regions.in(Region.PRIVILEGED)).containsExactly("halt");
    assertThat(regions.in(Region.SENSITIVE_PRIVILEGED))
        .containsExactly("lpsw", "lrb", "srb", "put", "get");
    assertThat(regions.in(Region.USER_SENSITIVE_PRIVILEGED)).isEmpty();
    assertThat(regions.in(Region.NEITHER)).contains("add", "svc").doesNotContain("lra");
  }

  @Test
  void empty_regions_are_shown_as_empty() {
    var svg = EulerDiagram.of(of("third-generation", CLASSIFIER));
    assertThat(Pattern.compile(">none<").matcher(svg).results()).hasSize(3);
  }

  @Test
  void an_instruction_of_which_something_is_unknown_is_in_no_region() {
    Asker.Source tired =
        () ->
            new Asker() {
              @Override
              public Verdict neverHappens(Claim claim) {
                return new Verdict.Unknown("tired");
              }

              @Override
              public void close() {}
            };
    var answer = of("third-generation", new Classifier(tired));
    assertThat(answer.instructions()).allMatch(Classification::unknown);
    var regions = Regions.of(answer.instructions());
    assertThat(regions.names()).isEmpty();
    assertThat(regions.unknown()).hasSize(31);
    assertThat(EulerDiagram.of(answer)).contains("in no region, for a verdict is unknown (31)");
  }

  @Test
  void the_command_writes_it() throws IOException {
    var file = folder.resolve("smsw.svg");
    var shell = Shell.vmorph("classify", "smsw", "--diagram", file.toString());
    assertThat(shell.code()).isZero();
    assertThat(Files.readString(file)).isEqualTo(EulerDiagram.of(of("smsw", CLASSIFIER)));
  }
}
