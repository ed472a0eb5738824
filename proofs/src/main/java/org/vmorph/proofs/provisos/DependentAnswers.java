package org.vmorph.proofs.provisos;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;

/**
 * What is known of an instruction in machines that it depends on, asked when it is needed: two
 * goals share what both need, and what follows a breach is not asked.
 */
final class DependentAnswers {
  private final Dependent dependent;
  private final Variants variants;
  private final Map<Goal, Classifier> classifiers;
  private final Reading reading;
  private final Map<Goal, Map<Provided, Optional<Classification>>> known =
      new EnumMap<>(Goal.class);

  /**
   * Nothing is known yet.
   *
   * @param classifiers for each goal one that asks what that alone needs
   */
  DependentAnswers(
      Dependent dependent, Variants variants, Map<Goal, Classifier> classifiers, Reading reading) {
    this.dependent = dependent;
    this.variants = variants;
    this.classifiers = classifiers;
    this.reading = reading;
  }

  Dependent dependent() {
    return dependent;
  }

  /** Whether all is well of it in a machine; nothing if nobody knows. */
  Optional<Boolean> isWell(Provided provided, Goal goal) {
    boolean unknown = false;
    for (var part : goal.parts()) {
      var c = of(provided, part);
      if (c.isPresent() && !part.against(c.get()).isEmpty()) {
        return Optional.of(false);
      }
      unknown |= c.filter(Classification::unknown).isPresent();
    }
    return unknown ? Optional.empty() : Optional.of(true);
  }

  /** What is known of it for a part of a goal, in the order in which it was asked. */
  void forEach(Goal part, BiConsumer<Provided, Classification> told) {
    known
        .getOrDefault(part, Map.of())
        .forEach((provided, c) -> c.ifPresent(it -> told.accept(provided, it)));
  }

  private Optional<Classification> of(Provided provided, Goal part) {
    return known
        .computeIfAbsent(part, it -> new LinkedHashMap<>())
        .computeIfAbsent(provided, it -> asked(it, part));
  }

  /** Nothing, if there is no such instruction in that machine. */
  private Optional<Classification> asked(Provided provided, Goal part) {
    var classifier = classifiers.get(part);
    if (classifier == null) {
      throw new IllegalStateException("nobody is asked about " + part);
    }
    var all =
        dependent.isOfEveryStep()
            ? classifier.everyStep(variants.under(provided), reading)
            : classifier.classify(variants.under(provided, List.of(dependent.name())), reading);
    return all.stream().filter(c -> c.instruction().name().equals(dependent.name())).findFirst();
  }
}
