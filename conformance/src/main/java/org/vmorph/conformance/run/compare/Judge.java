package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Intervention;
import org.vmorph.conformance.run.finding.Seen;
import org.vmorph.conformance.run.finding.Trespass;
import org.vmorph.model.concrete.Snapshot;

/** Says which rule a comparison finds broken, and all there is to say of it. */
public final class Judge {
  private final Comparison comparison;

  /** The judge of a comparison, as it is whenever it is asked. */
  Judge(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * The rule that is broken now, if one is. Resource control comes first: the rest may be its
   * consequence; and efficiency last, for a guest that goes wrong runs other instructions.
   */
  Optional<Rule> differs() {
    var host = comparison.host();
    boolean halted = comparison.bare().halted();
    if (host.trespass().isPresent()) {
      return host.trespass().map(Trespass::rule);
    }
    if (hasFailed()) {
      return Optional.of(Rule.E1);
    }
    boolean alike = halted == comparison.guestHalted();
    if (hasFailed()) {
      return Optional.of(Rule.E1);
    }
    if (!alike) {
      return Optional.of(Rule.E2);
    }
    if (comparison.same()) {
      // The guest's state does not show yet that the hardware is not as the monitor left it.
      return host.seizedControl().map(Trespass::rule);
    }
    return Optional.of(halted ? Rule.E2 : Rule.E1);
  }

  /** What the monitor did that it promised to leave to the hardware. */
  Optional<Intervention> intervention() {
    return holds(Rule.F1) ? comparison.intervention() : Optional.empty();
  }

  private boolean holds(Rule rule) {
    return comparison.setting().claims().hold(rule);
  }

  /** All that is to be said if a rule is broken now. */
  Optional<Divergence> divergence() {
    return differs()
        .or(() -> intervention().map(seen -> Rule.F1))
        .or(this::miscounted)
        .map(rule -> divergence(rule, OptionalLong.empty()))
        .or(this::unkept);
  }

  /** What a rule's own check says comes last, of a step that is right as far as the kit knows. */
  private Optional<Divergence> unkept() {
    return comparison
        .unkept()
        .map(
            seen ->
                found(
                    seen.rule(),
                    comparison.bare().snapshot(),
                    comparison.view(),
                    Optional.of(seen),
                    OptionalLong.empty()));
  }

  private Optional<Rule> miscounted() {
    return holds(Rule.E8)
        ? comparison.bookkeeping().misnamed().map(seen -> Rule.E8)
        : Optional.empty();
  }

  /**
   * All that is to be said if the guest, as its monitor shows it to anybody, is not what it is, or
   * is no host for somebody else: every word is asked for, and that takes too long to be done after
   * every step. Nobody stands on a guest that is seen by its monitor's word alone.
   */
  Optional<Divergence> unlikeShown() {
    // Before it is looked at from outside, and possibly spoiled by that.
    var mine = comparison.bare().snapshot();
    var theirs = comparison.view();
    if (hasFailed() || !differences(mine, theirs).isEmpty()) {
      return Optional.of(divergence(Rule.E1, OptionalLong.empty()));
    }
    return comparison.setting().onOtherHardware() ? Optional.empty() : unlikeHost(mine, theirs);
  }

  private Optional<Divergence> unlikeHost(Snapshot mine, Snapshot theirs) {
    var misshown = comparison.misshown();
    var trespass = comparison.host().trespass();
    boolean failed = hasFailed();
    var rule =
        trespass
            .map(Trespass::rule)
            .or(() -> misshown.map(seen -> Rule.E1))
            .or(() -> failed ? Optional.of(Rule.E1) : Optional.empty());
    var seen = trespass.map(Seen.class::cast).or(() -> misshown);
    return rule.map(it -> found(it, mine, theirs, seen, OptionalLong.empty()));
  }

  private boolean hasFailed() {
    return comparison.virtual().kind() == Did.Kind.FAILED;
  }

  /** All that is to be said of a halt that did not last. */
  Divergence unlikeHalt() {
    return divergence(Rule.E2, OptionalLong.empty());
  }

  /** The same of a run of more than one step. */
  public Divergence divergenceAtOnce() {
    comparison.endOfRun();
    var rule = differs().or(() -> intervention().map(seen -> Rule.F1)).orElse(Rule.E1);
    return divergence(rule, OptionalLong.of(comparison.asked()));
  }

  private Divergence divergence(Rule rule, OptionalLong atOnce) {
    var mine = comparison.bare().snapshot();
    var found = found(rule, mine, comparison.view(), seen(rule), atOnce);
    return found.named(new RuleNaming(found, comparison.circumstances().now()).rule());
  }

  private Divergence found(
      Rule rule, Snapshot mine, Snapshot theirs, Optional<Seen> seen, OptionalLong atOnce) {
    var event = comparison.event();
    return new Divergence(
        rule,
        comparison.setting(),
        comparison.program(),
        comparison.steps(),
        event.instruction(),
        Did.bare(event),
        comparison.virtual(),
        differences(mine, theirs),
        seen,
        mine,
        theirs,
        atOnce);
  }

  private List<Snapshot.Difference> differences(Snapshot mine, Snapshot theirs) {
    var notCompared = comparison.setting().notCompared();
    return mine.differences(theirs).stream()
        .filter(difference -> !notCompared.contains(difference.component()))
        .toList();
  }

  private Optional<Seen> seen(Rule rule) {
    var host = comparison.host();
    var bookkeeping = comparison.bookkeeping();
    if (rule == Rule.F1) {
      return intervention().map(Seen.class::cast);
    }
    if (rule == Rule.E8) {
      return bookkeeping.misnamed().map(Seen.class::cast);
    }
    return host.trespass().or(host::seizedControl).map(Seen.class::cast).or(bookkeeping::miscount);
  }
}
