package org.vmorph.conformance.cli.conform;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * The failures of a run of conform that are told: of those that are the same the first, made small
 * and run again.
 */
record ToldFailures(List<Told> all) {
  /** A failure, where it was found, and what is told of it. */
  record Told(Conformed.Found found, Shrunk shrunk) {
    /** The rule that it is told under. */
    Rule rule() {
      return shrunk.smallest().rule();
    }

    /** All there is to say. */
    String text() {
      return found.text(shrunk);
    }
  }

  /** Keeps its own list. */
  ToldFailures {
    all = List.copyOf(all);
  }

  /** The first of each rule. */
  static ToldFailures ofEachRule(List<Conformed.Found> found) {
    return of(found, Divergence::rule);
  }

  /** The first of each failure. */
  static ToldFailures ofEachFailure(List<Conformed.Found> found) {
    return of(found, Divergence::failure);
  }

  private static ToldFailures of(
      List<Conformed.Found> found, Function<Divergence, Object> whatIsTheSame) {
    var seen = new HashSet<Object>();
    var firsts =
        found.stream().filter(one -> seen.add(whatIsTheSame.apply(one.divergence()))).toList();
    var shrunk = Confirmed.small(firsts.stream().map(Conformed.Found::divergence).toList());
    return new ToldFailures(
        IntStream.range(0, firsts.size())
            .mapToObj(i -> new Told(firsts.get(i), shrunk.get(i)))
            .toList());
  }

  /** The first of all. */
  Optional<Told> first() {
    return all.stream().findFirst();
  }

  /** The first that is told under a rule. */
  Optional<Told> first(Rule rule) {
    return all.stream().filter(told -> told.rule() == rule).findFirst();
  }

  /** A failure that was found, under the rule that its like is told under. */
  Failure told(Divergence divergence) {
    var as =
        all.stream()
            .filter(told -> told.found().divergence().rule() == divergence.rule())
            .map(Told::rule)
            .findFirst()
            .orElse(divergence.rule());
    var failure = divergence.failure();
    return new Failure(as, failure.at(), failure.bare(), failure.virtual());
  }
}
