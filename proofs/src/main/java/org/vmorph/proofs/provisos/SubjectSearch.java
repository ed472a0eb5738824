package org.vmorph.proofs.provisos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;

/** What is enough for one instruction, found from nothing on. */
final class SubjectSearch {
  private final Subject subject;
  private final Variants variants;
  private final Classifier classifier;
  private final Reading reading;
  private final Goal goal;
  private final Map<Provided, Classification> known = new LinkedHashMap<>();

  SubjectSearch(
      Subject subject, Variants variants, Classifier classifier, Reading reading, Goal goal) {
    this.subject = subject;
    this.variants = variants;
    this.classifier = classifier;
    this.reading = reading;
    this.goal = goal;
  }

  /**
   * What came of it.
   *
   * @param enough the weakest that are; none if nothing is
   * @param failures under what it failed, in the order in which it was asked
   */
  record Result(
      String name,
      List<Parameter> parameters,
      List<Provided> enough,
      List<Failure> failures,
      boolean isUnknown) {
    /** That it fails under the last that was asked about, if nothing is enough. */
    Optional<Failure> hopeless() {
      return enough.isEmpty() && !isUnknown ? Optional.of(failures.getLast()) : Optional.empty();
    }

    /** A failure in a machine in which these are provided, as far as they make a difference. */
    Optional<Failure> failure(Provided provided) {
      return failures.stream().filter(it -> it.under().agrees(provided, parameters)).findFirst();
    }
  }

  Result found() {
    var enough = new ArrayList<Provided>();
    boolean unknown = false;
    for (int size = 0; size <= subject.parameters().size(); size++) {
      for (var provided : of(size, subject.parameters())) {
        if (enough.stream().noneMatch(provided::implies)) {
          var answer = isEnough(provided);
          unknown |= answer.isEmpty();
          answer.filter(it -> it).ifPresent(yes -> enough.add(provided));
        }
      }
      if (enough.contains(Provided.NOTHING)) {
        break;
      }
    }
    return new Result(
        subject.name(),
        subject.parameters(),
        List.copyOf(enough),
        failures(),
        enough.isEmpty() && unknown);
  }

  private List<Failure> failures() {
    return known.entrySet().stream()
        .map(it -> new Failure(it.getKey(), it.getValue(), goal.against(it.getValue())))
        .filter(it -> !it.happens().isEmpty())
        .toList();
  }

  /** In every machine that it leaves open; nothing if nobody knows. */
  private Optional<Boolean> isEnough(Provided provided) {
    var built = subject.parameters().stream().filter(it -> !Variants.isOpen(it)).toList();
    boolean unknown = false;
    for (var one : Variants.completions(provided, built)) {
      var c = known.computeIfAbsent(one, this::classification);
      if (!goal.against(c).isEmpty()) {
        return Optional.of(false);
      }
      unknown |= c.unknown();
    }
    return unknown ? Optional.empty() : Optional.of(true);
  }

  private Classification classification(Provided provided) {
    var all =
        subject.isOfEveryStep()
            ? classifier.everyStep(variants.under(provided), reading)
            : classifier.classify(variants.under(provided, List.of(subject.name())), reading);
    return all.stream()
        .filter(c -> c.instruction().name().equals(subject.name()))
        .findFirst()
        .orElseThrow();
  }

  /** Every way to say something of so many parameters. */
  private static List<Provided> of(int size, List<Parameter> parameters) {
    if (size == 0) {
      return List.of(Provided.NOTHING);
    }
    return IntStream.range(0, parameters.size())
        .boxed()
        .flatMap(
            i ->
                of(size - 1, parameters.subList(i + 1, parameters.size())).stream()
                    .flatMap(rest -> Variants.values(parameters.get(i)).stream().map(rest::and)))
        .toList();
  }
}
