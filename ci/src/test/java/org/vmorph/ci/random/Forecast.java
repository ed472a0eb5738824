package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Shape;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * What is said of a machine under each reading.
 *
 * @param parts what the definitions say of the drawn instruction, and then of what belongs to every
 *     step; all other instructions are sound
 */
record Forecast(
    Map<Reading, List<Classification>> parts,
    Map<Reading, TheoremVerdict> theorem1,
    Map<Reading, TheoremVerdict> theorem3) {
  /** What belongs to every step of a machine of which only an instruction is drawn. */
  private static final Map<List<Object>, List<Classification>> EVERY_STEP =
      new ConcurrentHashMap<>();

  /** What is said of the machine of a shape. */
  static Forecast of(Drawn drawn, Shape shape, Believed believed) {
    return of(drawn, shape, believed, drawn.readings());
  }

  /** What is said of it under some readings. */
  static Forecast of(Drawn drawn, Shape shape, Believed believed, List<Reading> readings) {
    var parts = new LinkedHashMap<Reading, List<Classification>>();
    var theorem1 = new LinkedHashMap<Reading, TheoremVerdict>();
    var theorem3 = new LinkedHashMap<Reading, TheoremVerdict>();
    var classifier = new Classifier(believed.solvers().get());
    for (var reading : readings) {
      var all = parts(drawn, shape, reading, classifier);
      parts.put(reading, all);
      theorem1.put(reading, believed.theorems().verdict(1, all));
      theorem3.put(reading, believed.theorems().verdict(3, all));
    }
    return new Forecast(parts, theorem1, theorem3);
  }

  private static List<Classification> parts(
      Drawn drawn, Shape shape, Reading reading, Classifier classifier) {
    var slim = drawn.slim(shape);
    var all = new ArrayList<>(classifier.classify(slim, reading));
    all.addAll(
        drawn.plainStep()
            ? EVERY_STEP.computeIfAbsent(
                List.of(drawn.base(), shape, reading), key -> classifier.everyStep(slim, reading))
            : classifier.everyStep(slim, reading));
    return all;
  }

  private Map<Reading, TheoremVerdict> theorem(int theorem) {
    return theorem == 1 ? theorem1 : theorem3;
  }

  /** What a theorem says under the machine's own reading. */
  TheoremVerdict verdict(int theorem) {
    return theorem(theorem)
        .getOrDefault(Reading.INTENDED, theorem(theorem).values().iterator().next());
  }

  /** The readings under which a theorem promises something. */
  List<Reading> promising(int theorem) {
    return theorem(theorem).entrySet().stream()
        .filter(entry -> entry.getValue().promises())
        .map(Map.Entry::getKey)
        .toList();
  }

  boolean unknown(int theorem) {
    return verdict(theorem).outcome() == TheoremVerdict.Outcome.UNKNOWN;
  }

  /** Why a theorem promises nothing: the caveats, or what the named parts are. */
  String why(int theorem) {
    var why = new TreeSet<String>();
    verdict(theorem).caveats().forEach(caveat -> why.add(caveat.condition()));
    for (var part : parts.get(Reading.INTENDED)) {
      if (verdict(theorem).named().contains(part.instruction().name())) {
        why.addAll(part.sensitivity(theorem == 1 ? Scope.ALL : Scope.USER));
      }
    }
    return String.join(", ", why);
  }
}
