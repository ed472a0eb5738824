package org.vmorph.conformance.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;

/**
 * A monitor held to the rules: what one judgement needs is run when it is first asked for, and
 * serves the others as well.
 */
public final class Examination {
  private final Subject subject;
  private final Optional<Again> failed;
  private final List<JudgementListener> listeners = new ArrayList<>();
  private final Map<Rule, Judgement> judgements = new TreeMap<>();
  private @Nullable Alone alone;
  private @Nullable SideBySide sideBySide;

  /** Why there is nothing to judge, if one could not be examined alone. */
  private @Nullable RuntimeException never;

  /** An examination of what a test is about. */
  public Examination(VmmConformance test) {
    this(Subject.of(test), Again.asked());
  }

  /** An examination, with or without JUnit. */
  public Examination(Subject subject) {
    this(subject, Optional.empty());
  }

  /** The same of what has failed only, if that is asked for. */
  Examination(Subject subject, Optional<String> failed) {
    this.subject = subject;
    this.failed = failed.map(it -> new Again(subject, it));
    ServiceLoader.load(JudgementListener.class).forEach(listeners::add);
  }

  /** What is examined. */
  public Subject subject() {
    return subject;
  }

  /** The campaign under one monitor, if it has been run. */
  public Optional<CampaignResult> campaign() {
    return Optional.ofNullable(alone).map(Alone::result);
  }

  /** What a rule comes to. */
  public synchronized Judgement judge(Rule rule) {
    return judgements.computeIfAbsent(rule, this::judged);
  }

  private Judgement judged(Rule rule) {
    if (!subject.claims().rules().list().contains(rule)) {
      return Judgement.inconclusive(
          rule,
          "it is none of the rules that are claimed or lowered: %s; expected Claims.of(Rules.ALL.and(...)) with it"
              .formatted(subject.claims().rules()),
          Map.of());
    }
    var why = subject.claims().whyNot(rule);
    if (why.isPresent()) {
      return Judgement.skipped(rule, rule.kind(), "not claimed: " + why.get());
    }
    try {
      return asked(() -> failed.map(it -> it.judge(rule)).orElseGet(() -> examined(rule)));
    } catch (FormatError | AssemblyError | BrokenContribution | IllegalArgumentException unusable) {
      return Judgement.inconclusive(rule, String.valueOf(unusable.getMessage()), Map.of());
    } catch (MonitorLost lost) {
      return Judgement.inconclusive(rule, lost.toString(), Map.of());
    }
  }

  private Judgement examined(Rule rule) {
    return switch (rule.scenario()) {
      case TOWER ->
          subject.monitor().bringsItsOwnHardware()
              ? Judgement.skipped(
                  rule, Rule.Kind.UNCHECKED, "it has hardware of its own, so none stands on it")
              : new Deep(subject).judge(rule);
      case SEVERAL_GUESTS ->
          several()
              .map(sharing -> sideBySide(sharing).judge(rule))
              .orElseGet(() -> Judgement.skipped(rule, Rule.Kind.UNCHECKED, "it runs one guest"));
      default -> besideOthers(rule, alone().judge(rule));
    };
  }

  /** Also of what a monitor is like it may be asked for ever. */
  private Judgement asked(Supplier<Judgement> work) {
    var monitor = subject.monitor();
    var who = monitor.getClass().getName();
    return EndWatch.over(
        who,
        () -> {
          boolean itsOwn = subject.patience().ask(who, () -> declared(monitor));
          return itsOwn ? work.get() : subject.patience().ask(monitor.name(), work);
        });
  }

  /** Whether it has hardware of its own, and answers all else that it is asked at first. */
  private boolean declared(Vmm monitor) {
    Declared.check(monitor, subject.machine(), subject.words());
    return monitor.bringsItsOwnHardware();
  }

  /** What is kept with one guest may be broken with several. */
  private Judgement besideOthers(Rule rule, Judgement judgement) {
    return several()
        .filter(sharing -> judgement.outcome() == Judgement.Outcome.KEPT)
        .map(this::sideBySide)
        .flatMap(several -> several.broken(rule).or(() -> several.undecided(rule)))
        .orElse(judgement);
  }

  private Optional<TimeSharing> several() {
    return TimeSharing.of(subject.monitor(), subject.machine());
  }

  private Alone alone() {
    var made = alone;
    if (never != null) {
      throw never;
    }
    if (made == null) {
      try {
        made = new Alone(subject);
      } catch (MonitorLost | BrokenContribution nothing) {
        never = nothing;
        throw nothing;
      }
      alone = made;
    }
    return made;
  }

  private SideBySide sideBySide(TimeSharing monitor) {
    var made = sideBySide;
    if (made == null) {
      made = new SideBySide(subject, monitor);
      sideBySide = made;
    }
    return made;
  }

  /** Whether a rule is claimed, and can be judged of this monitor on this machine. */
  private boolean isJudged(Rule rule) {
    var monitor = subject.monitor();
    boolean itsOwn = monitor.bringsItsOwnHardware();
    return subject.claims().hold(rule)
        && switch (rule.scenario()) {
          case SEVERAL_GUESTS -> several().isPresent();
          case TOWER -> !itsOwn && (rule != Rule.T2 || monitor.isProgram());
          case TIMER -> subject.machine().timer().isPresent();
          default -> !subject.setting(1).unchecked().containsKey(rule);
        };
  }

  /**
   * A test of a rule: returns if the rule is kept.
   *
   * @throws AssertionFailedError with the whole story, if it is broken, or was not tried enough
   * @throws TestAbortedException with the reason, if it is not judged
   */
  public void require(Rule rule) {
    var judgement = judge(rule);
    listeners.forEach(listener -> listener.judged(this, judgement));
    switch (judgement.outcome()) {
      case KEPT -> {}
      case BROKEN ->
          throw new NotKept(
              "%s is broken: %s, %s".formatted(rule, rule.title(), subject), judgement.text());
      case INCONCLUSIVE -> {
        var lines = judgement.text().strip().split("\n", 2);
        var answer = rule + " is INCONCLUSIVE: " + lines[0];
        throw new NotKept(answer, lines.length > 1 ? lines[1] : "");
      }
      case SKIPPED -> {
        if (subject.claims().rules().stream().noneMatch(this::isJudged)) {
          throw new AssertionFailedError(
              rule
                  + " is INCONCLUSIVE: no rule is judged, so all being skipped is no pass; this one"
                  + " is not: "
                  + judgement.text());
        }
        throw new TestAbortedException(
            rule + " " + judgement.kind() + ", not judged: " + judgement.text());
      }
    }
  }
}
