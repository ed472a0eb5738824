package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.published.Publication;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classifier;

/**
 * docs/verdicts has a page and a picture of every machine about which something has been published,
 * and whatever differs from that is explained. {@code -Dvmorph.golden=write} writes them anew.
 */
class VerdictPagesTest {
  private static final Path VERDICTS =
      Path.of(System.getProperty("vmorph.root", "..")).resolve("docs/verdicts");

  static List<Architecture> published() {
    return Stream.concat(Machines.shipped().stream(), settings())
        .filter(machine -> Publication.of(machine).isPresent())
        .toList();
  }

  /** Machines with other settings than the usual ones, of which something is published. */
  private static Stream<Architecture> settings() {
    return Stream.of("ia32,cr4.umip=1").map(name -> Names.called(name, "published"));
  }

  @ParameterizedTest
  @MethodSource("published")
  void the_page_of_a_machine_is_current(Architecture machine) throws IOException {
    var classifier = new Classifier(new CacheOption().prover());
    var answer = Prediction.of(classifier, machine, machine.reading());
    var other = Prediction.of(classifier, machine, Reading.INTENDED);
    assertThat(answer.unknown() || other.unknown()).isFalse();
    var agreement = answer.published().orElseThrow();
    assertThat(agreement.unsettled())
        .as("differences that nobody explains, and explanations of what does not differ")
        .isEmpty();
    isCurrent(VerdictPage.fileName(machine) + ".svg", EulerDiagram.of(answer));
    isCurrent(VerdictPage.fileName(machine) + ".md", VerdictPage.of(answer, other, agreement));
  }

  private static void isCurrent(String name, String text) throws IOException {
    var file = VERDICTS.resolve(name);
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s; -Dvmorph.golden=write rewrites it", file)
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }
}
