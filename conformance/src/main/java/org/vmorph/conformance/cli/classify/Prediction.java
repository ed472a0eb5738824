package org.vmorph.conformance.cli.classify;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.published.Agreement;
import org.vmorph.conformance.cli.published.Publication;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem2;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * What the theorems say of a machine under a reading, and from which classification.
 *
 * @param definitions what is asked of an instruction, in the order in which it is told
 * @param everyStep what the definitions say of that which belongs to every step
 */
public record Prediction(
    Architecture machine,
    Reading reading,
    List<Definition> definitions,
    List<Classification> instructions,
    List<Classification> everyStep,
    TheoremVerdict theorem1,
    TheoremVerdict theorem2,
    TheoremVerdict theorem3) {

  /** The prediction for a machine under a reading; the solver is asked. */
  public static Prediction of(Classifier classifier, Architecture machine, Reading reading) {
    var instructions = classifier.classify(machine, reading);
    var everyStep = classifier.everyStep(machine, reading);
    var parts = Stream.concat(instructions.stream(), everyStep.stream()).toList();
    var theorem1 = Theorem1.of(parts);
    return new Prediction(
        machine,
        reading,
        classifier.definitions().of(machine),
        instructions,
        everyStep,
        theorem1,
        Theorem2.of(parts, theorem1),
        Theorem3.of(parts));
  }

  /** The instructions, and what belongs to every step. */
  List<Classification> parts() {
    return Stream.concat(instructions.stream(), everyStep.stream()).toList();
  }

  /**
   * How that agrees with what has been published about the machine, if something has been: that is
   * compared under the machine's own reading.
   */
  public Optional<Agreement> published() {
    return Optional.of(machine)
        .filter(it -> it.reading().equals(reading))
        .flatMap(Publication::of)
        .map(it -> Agreement.of(it, theorem1.named(), theorems()));
  }

  /** Whether something is not known. */
  public boolean unknown() {
    return parts().stream().anyMatch(Classification::unknown);
  }

  /** All three, in order. */
  public List<TheoremVerdict> theorems() {
    return List.of(theorem1, theorem2, theorem3);
  }
}
