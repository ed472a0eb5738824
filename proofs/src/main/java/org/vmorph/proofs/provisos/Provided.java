package org.vmorph.proofs.provisos;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Parameter;

/** Provisos together, no two of one parameter; of the other parameters nothing is said. */
public record Provided(Set<Proviso> all) {
  private static final Comparator<Proviso> BY_NAME = Comparator.comparing(Proviso::toString);

  /** Nothing is provided. */
  public static final Provided NOTHING = new Provided(Set.of());

  /** Keeps its own set; rejects two of one parameter. */
  public Provided {
    var parameters = all.stream().map(Proviso::parameter).collect(Collectors.toSet());
    if (parameters.size() < all.size()) {
      throw new IllegalArgumentException("two provisos of one parameter: " + all);
    }
    var ordered = new TreeSet<>(BY_NAME);
    ordered.addAll(all);
    all = Collections.unmodifiableSet(ordered);
  }

  /** The proviso of a parameter, if there is one. */
  public Optional<Proviso> of(Parameter parameter) {
    return all.stream().filter(it -> it.parameter().equals(parameter)).findFirst();
  }

  /** What it says of these parameters. */
  Provided of(Collection<Parameter> parameters) {
    return new Provided(
        all.stream().filter(it -> parameters.contains(it.parameter())).collect(Collectors.toSet()));
  }

  /** These and one more. */
  Provided and(Proviso one) {
    var more = new HashSet<>(all);
    more.add(one);
    return new Provided(more);
  }

  /** These without one. */
  Provided without(Proviso one) {
    var fewer = new HashSet<>(all);
    fewer.remove(one);
    return new Provided(fewer);
  }

  /** Both, unless they say different things of a parameter. */
  Optional<Provided> and(Provided other) {
    var both = new HashSet<>(all);
    both.addAll(other.all);
    return both.stream().map(Proviso::parameter).distinct().count() < both.size()
        ? Optional.empty()
        : Optional.of(new Provided(both));
  }

  /** Whether it says all that the other says. */
  boolean implies(Provided other) {
    return all.containsAll(other.all);
  }

  /** Whether it says of these parameters all that the other does. */
  boolean agrees(Provided other, Collection<Parameter> parameters) {
    return other.all.stream()
        .filter(it -> parameters.contains(it.parameter()))
        .allMatch(all::contains);
  }

  /** Those of them that no other one is weaker than. */
  static List<Provided> weakest(Collection<Provided> some) {
    return some.stream()
        .distinct()
        .filter(it -> some.stream().noneMatch(o -> !o.equals(it) && it.implies(o)))
        .sorted(
            Comparator.comparing((Provided it) -> it.all.size()).thenComparing(Provided::toString))
        .toList();
  }

  @Override
  public String toString() {
    return all.isEmpty()
        ? "nothing"
        : all.stream().map(Proviso::toString).collect(Collectors.joining(" "));
  }
}
