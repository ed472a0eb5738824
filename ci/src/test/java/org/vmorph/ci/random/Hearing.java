package org.vmorph.ci.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Shape;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * All that is asked about one machine: the solver, the truth tables and plain numbers about a small
 * one of its kind, the theorems, and programs that run on it where it is predicted to go wrong.
 */
final class Hearing {
  /** Room for a monitor and a guest in eight addresses: as small as lemmas can be asked of. */
  static final Shape SMALL = new Shape(13, 3, 1);

  /** Room for generated guests, with words and addresses that a solver is soon through with. */
  static final Shape LARGE = new Shape(32, 8, 4);

  /** How many programs are tried of what is predicted to go wrong. */
  private static final long WITNESS = 4_000;

  /**
   * What came of it.
   *
   * @param promised the theorems that promise something, under any reading: these are still to run
   * @param tally what else happened, and how often
   */
  record Heard(
      Drawn drawn,
      List<Disagreement> disagreements,
      List<Integer> promised,
      Map<String, Integer> tally) {}

  private final Drawn drawn;
  private final Believed believed;
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final List<Integer> promised = new ArrayList<>();
  private final Map<String, Integer> tally = new TreeMap<>();

  private Hearing(Drawn drawn, Believed believed) {
    this.drawn = drawn;
    this.believed = believed;
  }

  /** Hears everybody. */
  static Heard of(Drawn drawn, Believed believed) {
    var hearing = new Hearing(drawn, believed);
    try {
      hearing.all();
    } catch (RuntimeException e) {
      var kind = Disagreement.brokenKind(e);
      hearing.disagreements.add(Disagreement.broken(e, other -> breaks(other, kind, believed)));
    }
    return new Heard(drawn, hearing.disagreements, hearing.promised, hearing.tally);
  }

  private static boolean breaks(Drawn drawn, String kind, Believed believed) {
    return of(drawn, believed).disagreements().stream().anyMatch(d -> d.kind().equals(kind));
  }

  private void count(String what, int times) {
    tally.merge(what, times, Integer::sum);
  }

  private void all() {
    var here = believed.ofOneMachine();
    var opinions = Opinions.of(drawn, here);
    disagreements.addAll(opinions.disagreements());
    count("questions that solver and tables were asked", opinions.asked());
    count("questions that one of them left open", opinions.undecided());
    var small = Forecast.of(drawn, SMALL, here);
    disagreements.addAll(PlainNumbers.of(drawn, opinions, small, believed));
    var full = Forecast.of(drawn, LARGE, here);
    for (int theorem : new int[] {1, 3}) {
      lemmas(theorem, small, opinions);
      programs(theorem, small, full, opinions);
    }
  }

  /** What is promised of the small machine is true of it. */
  private void lemmas(int theorem, Forecast small, Opinions opinions) {
    var refuted = opinions.refuted(drawn.monitor(theorem).name());
    if (small.promising(theorem).isEmpty() || refuted.isEmpty()) {
      return;
    }
    var reading = small.promising(theorem).getFirst();
    disagreements.add(
        new Disagreement(
            "Theorem %d promises, a lemma is refuted".formatted(theorem),
            "Theorem %d promises under %s, and refuted is %s"
                .formatted(theorem, reading, refuted.getFirst()),
            other -> promisesTooMuch(other, theorem, reading, believed)));
  }

  private static boolean promisesTooMuch(
      Drawn drawn, int theorem, Reading reading, Believed believed) {
    return !Forecast.of(drawn, SMALL, believed, List.of(reading)).promising(theorem).isEmpty()
        && Opinions.refutes(drawn, drawn.monitor(theorem).name(), believed);
  }

  private void programs(int theorem, Forecast small, Forecast full, Opinions opinions) {
    if (!full.promising(theorem).isEmpty()) {
      promised.add(theorem);
      count("Theorem " + theorem + " promises", 1);
      return;
    }
    if (full.unknown(theorem)) {
      count("Theorem " + theorem + ": unknown", 1);
      return;
    }
    var first = Observed.of(drawn.whole(LARGE), theorem, WITNESS).first();
    count(
        "Theorem %d does not: %s: %s"
            .formatted(
                theorem,
                full.why(theorem),
                first.isPresent() ? "programs diverge" : unseen(theorem, small, opinions)),
        1);
    first.filter(d -> !isNamed(full.verdict(theorem), d)).ifPresent(d -> unnamed(theorem, full, d));
  }

  private void unnamed(int theorem, Forecast full, Divergence divergence) {
    disagreements.add(
        new Disagreement(
            "Theorem %d does not name what diverges".formatted(theorem),
            "Theorem %d names %s, and there is %s"
                .formatted(theorem, full.verdict(theorem).suspects(), Observed.text(divergence)),
            other -> divergesElsewhere(other, theorem, believed)));
  }

  private static boolean divergesElsewhere(Drawn drawn, int theorem, Believed believed) {
    var full = Forecast.of(drawn, LARGE, believed);
    return full.promising(theorem).isEmpty()
        && Observed.of(drawn.whole(LARGE), theorem, WITNESS)
            .first()
            .filter(d -> !isNamed(full.verdict(theorem), d))
            .isPresent();
  }

  /** What belongs to every step may show anywhere. */
  private static boolean isNamed(TheoremVerdict verdict, Divergence divergence) {
    return verdict.suspectsEveryStep() || verdict.suspects().contains(divergence.at());
  }

  /** Why nothing is seen of what is predicted. */
  private String unseen(int theorem, Forecast small, Opinions opinions) {
    var monitor = drawn.monitor(theorem).name();
    if (!opinions.refuted(monitor).isEmpty()) {
      return "a lemma is refuted";
    }
    if (drawn.readsTime()) {
      return "reads the time, which nobody compares";
    }
    if (!opinions.heard(monitor)) {
      return "NOT WITNESSED, there are no lemmas about " + monitor;
    }
    return small.promising(theorem).isEmpty()
        ? "the lemmas hold: sufficient, not necessary"
        : "NOT WITNESSED, a small machine is promised to be right";
  }

  /** Numbers that depend on nothing. */
  static SplittableRandom dice() {
    return new SplittableRandom(1974);
  }
}
