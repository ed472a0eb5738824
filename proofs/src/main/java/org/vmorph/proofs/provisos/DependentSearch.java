package org.vmorph.proofs.provisos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Parameter;

/** What is enough for one instruction, found from nothing on. */
final class DependentSearch {
  private final Dependent dependent;
  private final DependentAnswers answers;
  private final Goal goal;

  DependentSearch(DependentAnswers answers, Goal goal) {
    this.dependent = answers.dependent();
    this.answers = answers;
    this.goal = goal;
  }

  /**
   * What came of it.
   *
   * @param enough the weakest that are; none if nothing is
   */
  record Result(DependentSearch search, List<Provided> enough, boolean isUnknown) {
    String name() {
      return search.dependent.name();
    }

    /** That it fails under the last that was asked about, if nothing is enough. */
    Optional<Breach> hopeless() {
      return enough.isEmpty() && !isUnknown
          ? Optional.of(search.breaches().getLast())
          : Optional.empty();
    }

    /**
     * A breach in a machine in which these are provided, as far as they make a difference; one with
     * a case, if there is one.
     */
    Optional<Breach> breach(Provided provided) {
      return search.breaches().stream()
          .filter(it -> it.under().agrees(provided, search.dependent.parameters()))
          .min(Comparator.comparing(it -> it.seen().isEmpty()));
    }
  }

  /** It is known unless something weaker than what is enough is not. */
  Result found() {
    var enough = new ArrayList<Provided>();
    var unknown = new ArrayList<Provided>();
    for (int size = 0; size <= dependent.parameters().size(); size++) {
      for (var provided : of(size, dependent.parameters())) {
        if (enough.stream().noneMatch(provided::implies)) {
          var answer = isEnough(provided);
          if (answer.isEmpty()) {
            unknown.add(provided);
          } else if (answer.get()) {
            enough.add(provided);
          }
        }
      }
      if (enough.contains(Provided.NOTHING)) {
        break;
      }
    }
    return new Result(this, List.copyOf(enough), !unknown.isEmpty());
  }

  /** Whether these are enough, of what makes a difference to it; nothing if nobody knows. */
  Optional<Boolean> isEnoughUnder(Provided provided) {
    return isEnough(provided.of(dependent.parameters()));
  }

  private List<Breach> breaches() {
    var all = new ArrayList<Breach>();
    for (var part : goal.parts()) {
      answers.forEach(
          part,
          (provided, c) -> {
            var against = part.against(c);
            if (!against.isEmpty()) {
              all.add(new Breach(provided, c, against));
            }
          });
    }
    return all;
  }

  /** In every machine that it leaves open; nothing if nobody knows. */
  private Optional<Boolean> isEnough(Provided provided) {
    var built = dependent.parameters().stream().filter(it -> !Variants.isOpen(it)).toList();
    boolean unknown = false;
    for (var one : Variants.completions(provided, built)) {
      var isWell = answers.isWell(one, goal);
      if (isWell.isPresent() && !isWell.get()) {
        return isWell;
      }
      unknown |= isWell.isEmpty();
    }
    return unknown ? Optional.empty() : Optional.of(true);
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
