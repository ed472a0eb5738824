package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.host.Reach;
import org.vmorph.conformance.run.setting.Setting;

/** Some consecutive programs of a campaign, and what came of them. */
final class Part {
  private final Coverage coverage;
  private final List<Divergence> divergences = new ArrayList<>();
  private long dropped;
  private long divergent;
  private long lockstep;
  private final Reach reach = new Reach();
  private final Predicate<Failure> isKnown;
  private final Map<Failure, Long> known = new LinkedHashMap<>();
  private @Nullable Lost lost;

  Part(Setting setting, Predicate<Failure> isKnown) {
    this.coverage = new Coverage(setting);
    this.isKnown = isKnown;
  }

  /** The program that was compared did the same on both sides. */
  void agreed(Comparison comparison) {
    coverage.add(comparison);
  }

  /** It did not, or it came across what it was to do without. */
  void count(Finding finding, Comparison comparison) {
    switch (finding) {
      case Spoiled spoiled -> dropped++;
      case Agreed agreed -> agreed(comparison);
      case Divergence divergence -> {
        agreed(comparison);
        count(divergence);
      }
    }
  }

  private void count(Divergence divergence) {
    if (isKnown.test(divergence.failure())) {
      known.merge(divergence.failure(), 1L, Long::sum);
    } else {
      divergent++;
      keep(divergence);
    }
  }

  /** A program was not run, for it came across the scenario of a rule that is not claimed. */
  void drop() {
    dropped++;
  }

  /** A program was compared after every step, and run on both engines. */
  void inLockstep() {
    lockstep++;
  }

  /** Its last program was not compared to the end: the monitor is gone. */
  void lose(Lost what) {
    lost = what;
  }

  /** Why the monitor is gone, if it is. */
  Optional<Lost> lost() {
    return Optional.ofNullable(lost);
  }

  /** The first of each rule in any case: it is what the rule is judged by. */
  private void keep(Divergence divergence) {
    if (divergences.size() < CampaignResult.KEPT
        || divergences.stream().noneMatch(known -> known.rule() == divergence.rule())) {
      divergences.add(divergence);
    }
  }

  /** The next part. */
  void add(Part next) {
    coverage.add(next.coverage);
    dropped += next.dropped;
    divergent += next.divergent;
    lockstep += next.lockstep;
    reach.add(next.reach);
    next.divergences.forEach(this::keep);
    next.known.forEach((failure, programs) -> known.merge(failure, programs, Long::sum));
    lost = lost == null ? next.lost : lost;
  }

  /** What the sample has reached of the outermost monitor's words. */
  Reach reach() {
    return reach;
  }

  Coverage coverage() {
    return coverage;
  }

  long dropped() {
    return dropped;
  }

  long divergent() {
    return divergent;
  }

  /** The known failures that were seen, and in how many programs. */
  Map<Failure, Long> known() {
    return known;
  }

  long lockstep() {
    return lockstep;
  }

  List<Divergence> divergences() {
    return divergences;
  }
}
