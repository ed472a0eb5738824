package org.vmorph.conformance.cli.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.Json;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.symbolic.Prover;

/** A classification for programs, of machines whose R is this or that. */
class ClassificationJsonTest {
  @ParameterizedTest
  @CsvSource({"lra,l", "pages-lra,pr"})
  void a_result_depends_on_what_moves_the_window(String name, String base) {
    var machine = Machines.named(name).orElseThrow();
    var alone =
        machine.with(name, machine.says(), List.of(machine.instruction("lra").orElseThrow()));
    var prediction = Prediction.of(new Classifier(new Prover()), alone, machine.reading());
    assertThat(Json.text(ClassificationJson.of(prediction)))
        .contains("\"dependsOn\" : [ \"%s\" ]".formatted(base));
  }
}
