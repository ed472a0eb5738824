package org.vmorph.conformance.kit;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrunk;

/** One monitor, one guest: the rules that a campaign is enough for. */
public final class Alone {
  private final Optional<Path> home;
  private final Optional<ReplayLine> again;
  private final Setting setting;
  private final KeptCases cases;
  private final Beforehand beforehand;
  private final CampaignResult result;

  /** The first failure of each rule, as it is told; missing until somebody asks. */
  private @Nullable Map<Rule, Told> told;

  /**
   * A failure, as it was found.
   *
   * @param name of its guest, if that was not generated
   * @param isCase whether it is a saved case
   */
  private record First(Optional<String> name, boolean isCase, Divergence divergence) {}

  /** The same, made small and run again. */
  private record Told(First first, Shrunk shrunk) {
    String text(Optional<ReplayLine> again) {
      return first
          .name()
          .filter(name -> first.isCase())
          .map(name -> DivergenceText.print(name, shrunk, Optional.empty()))
          .orElseGet(() -> Alone.told(shrunk, again));
    }

    String saved(Optional<Path> home) {
      return first.isCase() ? "" : KeptCases.save(shrunk, first.name(), home);
    }
  }

  Alone(Subject subject) {
    home = subject.cases();
    again = subject.again();
    setting = subject.setting(1);
    cases = new KeptCases(home, setting);
    beforehand =
        cases.lost().isPresent() ? Beforehand.nothing() : Beforehand.of(setting, subject.seed());
    // Who has been lost is not asked for anything more.
    long programs = lost().isPresent() ? 0 : subject.programs();
    result = Campaign.of(setting, subject.seed(), programs).keepGoing(true).run();
  }

  /** What somebody else has run. */
  public Alone(CampaignResult result) {
    this.home = Optional.empty();
    this.again = Optional.empty();
    this.setting = result.setting();
    this.cases = new KeptCases(home, setting);
    this.beforehand = Beforehand.nothing();
    this.result = result;
  }

  private Optional<Lost> lost() {
    return cases.lost().or(beforehand::lost);
  }

  /** What was run. */
  CampaignResult result() {
    return result;
  }

  /** A rule's judgement; not one that is about several guests, or about towers. */
  public Judgement judge(Rule rule) {
    return inapplicable(rule)
        .map(why -> Judgement.skipped(rule, Rule.Kind.UNCHECKED, why))
        .orElseGet(
            () ->
                Optional.ofNullable(told().get(rule))
                    .map(broken -> broken(rule, broken))
                    .orElseGet(() -> notBroken(rule)));
  }

  private Optional<String> inapplicable(Rule rule) {
    var unseen = Optional.ofNullable(setting.unchecked().get(rule));
    return unseen.isPresent() ? unseen : pointless(rule);
  }

  private Optional<String> pointless(Rule rule) {
    return rule.scenario() == Scenario.TIMER && setting.machine().timer().isEmpty()
        ? Optional.of(setting.machine() + " has no timer")
        : Optional.empty();
  }

  private Judgement broken(Rule rule, Told broken) {
    var text = broken.text(again) + broken.saved(home);
    return Judgement.broken(rule, text, figures(), Optional.of(broken.shrunk()));
  }

  /** All that is told, by the rules that it breaks when it is run again. */
  private Map<Rule, Told> told() {
    var made = told;
    if (made == null) {
      var firsts =
          setting.claims().rules().stream().map(this::first).flatMap(Optional::stream).toList();
      var shrunk = Confirmed.small(firsts.stream().map(First::divergence).toList());
      made = new TreeMap<>();
      for (int i = 0; i < firsts.size(); i++) {
        var small = shrunk.get(i);
        made.putIfAbsent(small.smallest().rule(), new Told(firsts.get(i), small));
      }
      told = made;
    }
    return made;
  }

  /** With how to see it again, if anybody knows. */
  static String told(Shrunk shrunk, Optional<ReplayLine> again) {
    return again
        .map(line -> DivergenceText.print(shrunk, Optional.empty(), line))
        .orElseGet(
            () -> DivergenceText.print(DivergenceText.name(shrunk), shrunk, Optional.empty()));
  }

  /** The first that seems to break a rule. */
  private Optional<First> first(Rule rule) {
    return cases
        .first(rule)
        .map(found -> new First(Optional.of(found.name()), true, found.divergence()))
        // A generated guest is read with less effort, and can be kept as a case.
        .or(() -> result.first(rule).map(found -> new First(Optional.empty(), false, found)))
        .or(
            () ->
                beforehand
                    .first(rule)
                    .map(found -> new First(Optional.of(found.name()), false, found.divergence())));
  }

  private Judgement notBroken(Rule rule) {
    var lost = lost().or(result::lost);
    if (lost.isPresent()) {
      var why = lost().map(Lost::toString).or(result::reason).orElse("");
      return Judgement.inconclusive(rule, why + "\n" + KeptCases.save(lost.get(), home), figures());
    }
    if (result.reason().isPresent()) {
      return Judgement.inconclusive(rule, result.reason().get(), figures());
    }
    var unsteady = unsteady();
    if (unsteady.isPresent()) {
      return Judgement.inconclusive(
          rule,
          unsteady.get() + " " + Unsteady.VERDICT + ", so nobody can say which rule it breaks",
          figures());
    }
    if (!cases.spoiled().isEmpty()) {
      return Judgement.inconclusive(
          rule, "saved cases that show nothing any more: " + cases.spoiled(), figures());
    }
    long tried = tried(rule);
    if (tried > 0) {
      return Judgement.kept(rule, kept(rule, tried), figures());
    }
    return setting.claims().lowered().isEmpty()
        ? Judgement.inconclusive(
            rule,
            "no program was seen to come across its scenario: " + rule.scenario().text(),
            figures())
        : Judgement.skipped(
            rule, rule.kind(), "what is not claimed leaves no program that would try it");
  }

  /** A guest that breaks a rule now and then, and nobody knows after which others. */
  private Optional<Divergence> unsteady() {
    return Optional.ofNullable(told().get(Rule.E10))
        .map(broken -> broken.shrunk().smallest())
        .filter(found -> found.before().isEmpty());
  }

  private String kept(Rule rule, long tried) {
    var text = "kept in %,d programs".formatted(result.programs());
    if (rule.kind() == Rule.Kind.SAMPLED && rule.scenario() == Scenario.ANY) {
      return text
          + ", of which %,d were compared after every step, as were those run beforehand"
              .formatted(tried);
    }
    return isAsked(rule.scenario())
        ? text
            + ", of which %,d were compared after every step; %,d of these and of those run beforehand came across %s"
                .formatted(result.lockstep(), tried, rule.scenario().text())
        : text;
  }

  /** Whether it is only known of some programs whether they came across its scenario. */
  private static boolean isAsked(Scenario scenario) {
    return switch (scenario) {
      case ANY, HALT, AT_ONCE, AFTER_ANOTHER -> false;
      default -> true;
    };
  }

  /** How many programs came across its scenario, as far as this was looked at. */
  private long tried(Rule rule) {
    var coverage = result.coverage();
    boolean onlyHalts = !setting.claims().hold(Rule.E1);
    boolean sampled = rule.kind() == Rule.Kind.SAMPLED;
    var scenario = rule.scenario();
    return switch (scenario) {
      case ANY -> sampled ? result.lockstep() : coverage.programs();
      case HALT -> sampled ? met(scenario) : coverage.halted();
      case AFTER_ANOTHER -> coverage.programs() - 1;
      case AT_ONCE -> onlyHalts ? 0 : coverage.programs() - result.lockstep();
      default -> onlyHalts ? 0 : met(scenario);
    };
  }

  private long met(Scenario scenario) {
    return result.coverage().met(scenario) + beforehand.met().getOrDefault(scenario, 0L);
  }

  private Map<String, String> figures() {
    var coverage = result.coverage();
    var figures = new LinkedHashMap<String, String>();
    figures.put("held to", setting.heldTo());
    figures.put("saved cases", String.valueOf(cases.tried()));
    figures.put("beforehand", beforehand.toString());
    figures.put("programs", String.valueOf(coverage.programs()));
    figures.put("compared after every step", String.valueOf(result.lockstep()));
    figures.put("halted", String.valueOf(coverage.halted()));
    figures.put("steps", String.valueOf(coverage.steps()));
    figures.put("traps", String.valueOf(coverage.traps()));
    figures.put("dropped", String.valueOf(result.dropped()));
    return figures;
  }
}
