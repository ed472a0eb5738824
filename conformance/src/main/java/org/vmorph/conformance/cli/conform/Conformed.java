package org.vmorph.conformance.cli.conform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.classify.Explanation;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.kit.Alone;
import org.vmorph.conformance.kit.Judgement.Outcome;
import org.vmorph.conformance.replay.Baseline;
import org.vmorph.conformance.replay.Retrial;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrunk;
import org.vmorph.vmm.MonitorLost;

/**
 * All that one run of conform has found.
 *
 * @param setting what generated programs are compared in, if there are any
 * @param cases the saved cases, if any were asked for
 * @param beforehand the machine's test states and staged guests, if they were asked for
 * @param own the user's programs, if any were asked for
 * @param generated the generated programs; missing if only the user's own were asked for
 */
record Conformed(
    Baseline baseline,
    Setting setting,
    Optional<Retrial> cases,
    Optional<Beforehand> beforehand,
    Optional<Own> own,
    Optional<CampaignResult> generated) {
  /** The user's programs and what came of them. */
  record Own(OwnGuests guests, CampaignResult result) {
    String name(Divergence divergence) {
      return guests.programs().get((int) divergence.program().index()).name();
    }
  }

  /**
   * A monitor that was lost.
   *
   * @param name of the guest that was running, if it was not generated for a campaign
   * @param hasToken whether a token leads to it
   */
  record LostIn(Lost lost, Optional<String> name, boolean hasToken) {
    /** The guest can be run again. */
    Optional<Token> token() {
      return lost.guest().filter(guest -> hasToken).map(it -> Token.of(lost.setting(), it));
    }
  }

  /**
   * A failure that counts.
   *
   * @param name of its guest, if it was not generated for a campaign
   * @param hasToken whether a token leads to it: it is in no file
   */
  record Found(Divergence divergence, Optional<String> name, boolean hasToken) {
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
      return hasToken
          ? DivergenceText.print(shrunk, why, Plugins.inUse().again())
          : DivergenceText.print(name.orElse("A guest"), shrunk, why);
    }

    /** The file it is in, if it is in one. */
    Optional<String> file() {
      return name.filter(it -> !hasToken);
    }
  }

  /** The generated programs' result, or that of the user's own, or of none. */
  CampaignResult main() {
    return generated
        .or(() -> own.map(Own::result))
        .orElseGet(() -> Campaign.of(setting, 0, 0).run());
  }

  /** The results of programs, whosever they are. */
  private Stream<CampaignResult> results() {
    return Stream.concat(own.map(Own::result).stream(), generated.stream());
  }

  CampaignVerdict verdict() {
    var verdicts = results().map(CampaignResult::verdict).toList();
    if (!failingCases().isEmpty()
        || !failingBeforehand().isEmpty()
        || verdicts.contains(CampaignVerdict.FAIL)) {
      return CampaignVerdict.FAIL;
    }
    boolean vague =
        verdicts.contains(CampaignVerdict.INCONCLUSIVE)
            || cases.map(Retrial::spoiled).map(s -> !s.isEmpty()).orElse(false)
            || !lost().isEmpty()
            || !notJudged().isEmpty()
            || isEmpty();
    return vague ? CampaignVerdict.INCONCLUSIVE : CampaignVerdict.PASS;
  }

  /** Rules that were asked about by name, and nothing that was run could judge: why. */
  private List<String> notJudged() {
    if (generated.isEmpty() || baseline.asked().isEmpty()) {
      return List.of();
    }
    var alone = new Alone(generated.get());
    return baseline.asked().get().stream()
        .sorted()
        .map(alone::judge)
        .filter(it -> it.outcome() == Outcome.SKIPPED || it.outcome() == Outcome.INCONCLUSIVE)
        .map(it -> it.rule().id() + " is not judged: " + it.text())
        .toList();
  }

  /** Whether nothing was there to be compared. */
  private boolean isEmpty() {
    return results().findAny().isEmpty()
        && cases.map(retrial -> retrial.findings().isEmpty()).orElse(true)
        && beforehand.isEmpty();
  }

  /** Whether anything has been compared, so that there are figures to be told. */
  boolean hasCompared() {
    return results().anyMatch(result -> result.programs() > 0)
        || cases
            .map(retrial -> !retrial.findings().isEmpty() || !retrial.left().isEmpty())
            .orElse(false)
        || beforehand.isPresent();
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

  /** The monitors that were lost, and in which guests. */
  List<LostIn> lost() {
    var lost = new ArrayList<LostIn>();
    cases.flatMap(Retrial::lost).ifPresent(it -> lost.add(new LostIn(it, it.running(), false)));
    own.flatMap(mine -> mine.result().lost())
        .ifPresent(it -> lost.add(new LostIn(it, it.running(), false)));
    generated
        .flatMap(CampaignResult::lost)
        .ifPresent(it -> lost.add(new LostIn(it, Optional.empty(), true)));
    beforehand
        .flatMap(Beforehand::lost)
        .ifPresent(it -> lost.add(new LostIn(it, it.running(), true)));
    return lost;
  }

  /**
   * The failures that count, those of saved cases first. What a generated guest shows is read with
   * less effort than what a test state does.
   */
  List<Found> found() {
    var found = new ArrayList<Found>();
    failingCases()
        .forEach(
            tried ->
                found.add(
                    new Found(
                        (Divergence) tried.finding(), Optional.of(tried.saved().name()), false)));
    own.ifPresent(
        mine ->
            mine.result()
                .divergences()
                .forEach(d -> found.add(new Found(d, Optional.of(mine.name(d)), false))));
    generated.ifPresent(
        result ->
            result.divergences().forEach(d -> found.add(new Found(d, Optional.empty(), true))));
    failingBeforehand()
        .forEach(one -> found.add(new Found(one.divergence(), Optional.of(one.name()), true)));
    return found;
  }

  /** How many programs, cases, test states and staged guests diverged in a way that counts. */
  long divergences() {
    return failingCases().size()
        + failingBeforehand().size()
        + results().mapToLong(CampaignResult::divergent).sum();
  }

  /** The known failures that were seen, and in how many programs and cases. */
  Map<Failure, Long> known() {
    var known = passedOver();
    known.keySet().removeIf(failure -> !baseline.asks(failure));
    return known;
  }

  /** Those of rules that nobody has asked about. */
  Map<Failure, Long> notAsked() {
    var others = passedOver();
    others.keySet().removeIf(baseline::asks);
    return others;
  }

  private Map<Failure, Long> passedOver() {
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
    if (isEmpty()) {
      reasons.add("nothing was compared");
    }
    cases.flatMap(Retrial::lost).ifPresent(it -> reasons.add(it.toString()));
    beforehand.flatMap(Beforehand::lost).ifPresent(it -> reasons.add(it.toString()));
    own.flatMap(mine -> mine.result().reason())
        .ifPresent(why -> reasons.add("own programs: " + why));
    generated
        .flatMap(CampaignResult::reason)
        .ifPresentOrElse(reasons::add, () -> reasons.addAll(notJudged()));
    return verdict() == CampaignVerdict.INCONCLUSIVE
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
