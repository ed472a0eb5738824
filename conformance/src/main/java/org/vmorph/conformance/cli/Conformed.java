package org.vmorph.conformance.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.CampaignResult;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Failure;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Verdict;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.vmm.MonitorLost;

/**
 * All that one run of conform has found.
 *
 * @param cases the saved cases, if any were asked for
 * @param beforehand the machine's test states and staged guests, if they were asked for
 * @param own the user's programs, if any were asked for
 * @param generated the generated programs; missing if only the user's own were asked for
 */
record Conformed(
    Baseline baseline,
    Optional<Retrial> cases,
    Optional<Beforehand> beforehand,
    Optional<Own> own,
    Optional<CampaignResult> generated) {
  /** The user's programs and what came of them. */
  record Own(OwnGuests guests, CampaignResult result) {
    String name(Divergence divergence) {
      return guests.names().get((int) divergence.program().index());
    }
  }

  /** A failure that counts, and where it was found. */
  record Found(Divergence divergence, Optional<String> file) {
    /** The failure, made small, for people; where its monitor is gone, nobody can run it again. */
    String text(Shrunk shrunk) {
      try {
        return full(shrunk);
      } catch (MonitorLost lost) {
        return "%s; it cannot be shown step by step: %s%n".formatted(shrunk.smallest(), lost);
      }
    }

    private String full(Shrunk shrunk) {
      var why = Explanation.of(shrunk.smallest());
      return file.map(name -> DivergenceText.print(name, shrunk, why))
          .orElseGet(() -> DivergenceText.print(shrunk, why));
    }
  }

  /** The generated programs' result, or that of the user's own if there are no others. */
  CampaignResult main() {
    return generated.orElseGet(() -> own.orElseThrow().result());
  }

  Setting setting() {
    return main().setting();
  }

  /** The results of programs, whosever they are. */
  private Stream<CampaignResult> results() {
    return Stream.concat(own.map(Own::result).stream(), generated.stream());
  }

  Verdict verdict() {
    var verdicts = results().map(CampaignResult::verdict).toList();
    if (!failingCases().isEmpty()
        || !failingBeforehand().isEmpty()
        || verdicts.contains(Verdict.FAIL)) {
      return Verdict.FAIL;
    }
    boolean vague =
        verdicts.contains(Verdict.INCONCLUSIVE)
            || cases.map(Retrial::spoiled).map(s -> !s.isEmpty()).orElse(false);
    return vague ? Verdict.INCONCLUSIVE : Verdict.PASS;
  }

  /** Saved cases that fail, and not in a way that is known. */
  List<Retrial.Tried> failingCases() {
    return cases.stream()
        .flatMap(retrial -> retrial.failing().stream())
        .filter(tried -> !isKnown((Divergence) tried.finding()))
        .toList();
  }

  /** Test states and staged guests that fail, and not in a way that is known. */
  List<Beforehand.Found> failingBeforehand() {
    return beforehand.stream()
        .flatMap(tried -> tried.found().stream())
        .filter(one -> !isKnown(one.divergence()))
        .toList();
  }

  private boolean isKnown(Divergence divergence) {
    return baseline.knows(divergence.setting(), divergence.failure());
  }

  /** The failures that count, those of saved cases first. */
  List<Found> found() {
    var found = new ArrayList<Found>();
    failingCases()
        .forEach(
            tried ->
                found.add(
                    new Found((Divergence) tried.finding(), Optional.of(tried.saved().name()))));
    failingBeforehand()
        .forEach(one -> found.add(new Found(one.divergence(), Optional.of(one.name()))));
    own.ifPresent(
        mine ->
            mine.result()
                .divergences()
                .forEach(d -> found.add(new Found(d, Optional.of(mine.name(d))))));
    generated.ifPresent(
        result -> result.divergences().forEach(d -> found.add(new Found(d, Optional.empty()))));
    return found;
  }

  /** The known failures that were seen, and in how many programs and cases. */
  Map<Failure, Long> known() {
    var known = new LinkedHashMap<Failure, Long>();
    cases.stream()
        .flatMap(retrial -> retrial.failing().stream())
        .map(tried -> (Divergence) tried.finding())
        .filter(this::isKnown)
        .forEach(divergence -> known.merge(divergence.failure(), 1L, Long::sum));
    beforehand.stream()
        .flatMap(tried -> tried.found().stream())
        .map(Beforehand.Found::divergence)
        .filter(this::isKnown)
        .forEach(divergence -> known.merge(divergence.failure(), 1L, Long::sum));
    results()
        .forEach(
            result ->
                result
                    .known()
                    .forEach((failure, programs) -> known.merge(failure, programs, Long::sum)));
    return known;
  }

  /** What was known and has not been seen. */
  List<Baseline.Known> unseen() {
    var seen = known();
    return baseline.of(setting()).stream()
        .filter(entry -> !seen.containsKey(entry.failure()))
        .toList();
  }

  /** Why it is inconclusive. */
  Optional<String> reason() {
    var reasons = new ArrayList<String>();
    cases.ifPresent(
        retrial ->
            retrial
                .spoiled()
                .forEach(
                    tried ->
                        reasons.add(
                            tried.saved().name() + " comes across what it is to do without")));
    own.flatMap(mine -> mine.result().reason())
        .ifPresent(why -> reasons.add("own programs: " + why));
    generated.flatMap(CampaignResult::reason).ifPresent(reasons::add);
    return verdict() == Verdict.INCONCLUSIVE
        ? Optional.of(String.join("; ", reasons))
        : Optional.empty();
  }

  int exitCode() {
    return switch (verdict()) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.DIVERGENCE;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }
}
