package org.vmorph.conformance.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.broken.Hybrids;
import org.vmorph.conformance.cli.check.CheckRow.Outcome;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.theorems.TheoremVerdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Caveat;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.HostLayout;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Prediction against observation: paper.md, section 4a. */
class CheckOutcomeTest {
  private static final CampaignResult AGREED = campaign("third-generation", 400);
  private static final CampaignResult DIVERGED = campaign("jrst1", 400);
  private static final CampaignResult TOO_LITTLE = campaign("third-generation", 1);

  private static CampaignResult campaign(String machine, long programs) {
    var setting = Setting.of(Machines.named(machine).orElseThrow(), List.of(new TrapAndEmulate()));
    return Campaign.of(setting, 1974, programs).run();
  }

  private static TheoremVerdict holds(Caveat... caveats) {
    return new TheoremVerdict(1, TheoremVerdict.Outcome.HOLDS, List.of(), List.of(caveats));
  }

  private static TheoremVerdict fails(String instruction) {
    return new TheoremVerdict(1, TheoremVerdict.Outcome.FAILS, List.of(instruction), List.of());
  }

  private static CheckRow row(
      TheoremVerdict predicted, CampaignResult observed, Optional<CampaignResult> control) {
    return row(predicted, observed, control, Optional.empty());
  }

  private static CheckRow row(
      TheoremVerdict predicted,
      CampaignResult observed,
      Optional<CampaignResult> control,
      Optional<NotNecessary> explained) {
    return new CheckRow(
        observed.setting().machine(),
        predicted,
        observed.setting().monitorNames(),
        1,
        Optional.of(observed),
        predicted.suspects().stream().collect(Collectors.toMap(s -> s, s -> observed)),
        control,
        explained,
        Optional.empty(),
        0);
  }

  private static Outcome outcome(
      TheoremVerdict predicted, CampaignResult observed, Optional<CampaignResult> control) {
    return row(predicted, observed, control).outcome();
  }

  private static Outcome outcome(TheoremVerdict predicted, CampaignResult observed) {
    return outcome(predicted, observed, Optional.of(AGREED));
  }

  @Test
  void what_holds_and_does_not_diverge_agrees() {
    assertThat(outcome(holds(), AGREED, Optional.empty())).isEqualTo(Outcome.AGREE);
  }

  @Test
  void what_holds_and_diverges_disagrees() {
    assertThat(outcome(holds(), DIVERGED, Optional.empty())).isEqualTo(Outcome.DISAGREE);
    assertThat(Outcome.DISAGREE.exitCode()).isEqualTo(1);
  }

  @Test
  void what_fails_and_diverges_at_a_named_instruction_agrees() {
    assertThat(outcome(fails("jrstu"), DIVERGED)).isEqualTo(Outcome.AGREE);
    assertThat(outcome(holds(new Caveat("jrstu", "escape")), DIVERGED)).isEqualTo(Outcome.AGREE);
  }

  @Test
  void what_fails_and_diverges_somewhere_else_disagrees() {
    assertThat(outcome(fails("smsw"), DIVERGED)).isEqualTo(Outcome.DISAGREE);
    assertThat(outcome(holds(new Caveat("rdb", "observes b")), DIVERGED))
        .isEqualTo(Outcome.DISAGREE);
  }

  @Test
  void what_fails_and_does_not_diverge_is_not_witnessed() {
    assertThat(outcome(fails("nop"), AGREED)).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(outcome(fails("nop"), TOO_LITTLE)).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(Outcome.NOT_WITNESSED.exitCode()).isEqualTo(3);
  }

  private static Outcome explained(CampaignResult observed, Optional<CampaignResult> inFront) {
    var why = new NotNecessary(List.of("jrstu"), 3, inFront);
    return row(fails("jrstu"), observed, Optional.of(AGREED), Optional.of(why)).outcome();
  }

  /** That it is proved to do no harm explains it, if the same monitor in front shows the flaw. */
  @Test
  void what_is_not_witnessed_may_be_explained() {
    assertThat(explained(AGREED, Optional.of(DIVERGED))).isEqualTo(Outcome.NOT_NECESSARY);
    assertThat(explained(AGREED, Optional.empty())).isEqualTo(Outcome.NOT_NECESSARY);
    assertThat(Outcome.NOT_NECESSARY.exitCode()).isZero();
    assertThat(explained(AGREED, Optional.of(AGREED))).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(explained(TOO_LITTLE, Optional.of(DIVERGED))).isEqualTo(Outcome.NOT_WITNESSED);
    var other = new NotNecessary(List.of("smsw"), 3, Optional.of(DIVERGED));
    assertThat(other.holds()).isFalse();
  }

  @Test
  void what_is_explained_is_no_excuse_for_the_control_arm() {
    var why = Optional.of(new NotNecessary(List.of("jrstu"), 3, Optional.of(DIVERGED)));
    assertThat(row(fails("jrstu"), AGREED, Optional.of(DIVERGED), why).outcome())
        .isEqualTo(Outcome.DISAGREE);
  }

  /** On a machine whose monitors move their guests, the lemma is refuted. */
  @Test
  void only_what_is_proved_is_explained() {
    for (var monitor : List.of(new TrapAndEmulate(), new Hybrid())) {
      assertThat(proved("lra", monitor)).isEmpty();
      assertThat(proved("lra-in-place", monitor)).isPresent();
      assertThat(proved("lra-in-place", monitor.on(HostLayout.Side.IN_FRONT, "front"))).isEmpty();
    }
  }

  private static Optional<Integer> proved(String machine, Confining monitor) {
    var semantics = new Elaboration(Machines.named(machine).orElseThrow());
    return NotNecessary.proved(semantics, monitor, List.of("lra"));
  }

  @Test
  void every_named_instruction_has_to_be_witnessed_by_itself() {
    var two =
        new TheoremVerdict(1, TheoremVerdict.Outcome.FAILS, List.of("jrstu", "nop"), List.of());
    var row =
        new CheckRow(
            DIVERGED.setting().machine(),
            two,
            "trap-and-emulate",
            1,
            Optional.of(DIVERGED),
            Map.of("jrstu", DIVERGED, "nop", AGREED),
            Optional.of(AGREED),
            Optional.empty(),
            Optional.empty(),
            0);
    assertThat(row.outcome()).isEqualTo(Outcome.NOT_WITNESSED);
    assertThat(row.observed()).endsWith("; 1 of 2 by itself");
  }

  private static CampaignResult under(Hybrid monitor, String machine) {
    var setting =
        Setting.of(Machines.named(machine).orElseThrow(), List.of(monitor))
            .claiming(Claims.ALL.without(Rule.F1, "it is about equivalence"));
    return Campaign.of(setting, 1974, 2000).run();
  }

  private static TheoremVerdict theorem3(String... named) {
    var outcome = named.length == 0 ? TheoremVerdict.Outcome.HOLDS : TheoremVerdict.Outcome.FAILS;
    return new TheoremVerdict(3, outcome, List.of(named), List.of());
  }

  @Test
  void a_hybrid_monitor_may_diverge_in_virtual_user_mode() {
    var diverged = under(new Hybrid(), "read-l");
    assertThat(outcome(theorem3("rdl"), diverged)).isEqualTo(Outcome.AGREE);
    assertThat(row(theorem3("rdl"), diverged, Optional.of(AGREED)).observed())
        .matches("E1 in program \\d+, virtual user: rdl r\\d+");
  }

  @Test
  void a_hybrid_monitor_may_not_diverge_in_virtual_supervisor_mode() {
    var broken =
        new Hybrid("broken", new Hybrids.KnowsSupervisorsByTheirPlace(), Allocator.CLAMPED);
    assertThat(under(broken, "third-generation").first()).as("it does no harm there").isEmpty();
    var diverged = under(broken, "smsw");
    assertThat(outcome(theorem3(), diverged, Optional.empty())).isEqualTo(Outcome.DISAGREE);
    assertThat(outcome(theorem3("smsw"), diverged))
        .as("not even at an instruction that is named")
        .isEqualTo(Outcome.DISAGREE);
    assertThat(row(theorem3("smsw"), diverged, Optional.of(AGREED)).observed())
        .contains(", VIRTUAL SUPERVISOR: ");
  }

  @Test
  void a_suspect_by_itself_has_to_diverge_in_virtual_user_mode_as_well() {
    var inUserMode = under(new Hybrid(), "read-l");
    var row =
        new CheckRow(
            inUserMode.setting().machine(),
            theorem3("rdl", "jrstu"),
            "hybrid",
            1,
            Optional.of(inUserMode),
            Map.of("rdl", inUserMode, "jrstu", DIVERGED),
            Optional.of(AGREED),
            Optional.empty(),
            Optional.empty(),
            0);
    assertThat(row.outcome()).isEqualTo(Outcome.DISAGREE);
  }

  @Test
  void a_control_arm_that_diverges_disagrees() {
    assertThat(outcome(fails("jrstu"), DIVERGED, Optional.of(DIVERGED)))
        .isEqualTo(Outcome.DISAGREE);
    assertThat(outcome(fails("nop"), AGREED, Optional.of(DIVERGED))).isEqualTo(Outcome.DISAGREE);
  }

  @Test
  void too_little_progress_is_inconclusive() {
    assertThat(outcome(holds(), TOO_LITTLE, Optional.empty())).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(outcome(fails("jrstu"), DIVERGED, Optional.of(TOO_LITTLE)))
        .isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void an_unknown_verdict_is_inconclusive() {
    var unknown = new TheoremVerdict(1, TheoremVerdict.Outcome.UNKNOWN, List.of(), List.of());
    assertThat(outcome(unknown, AGREED)).isEqualTo(Outcome.INCONCLUSIVE);
  }
}
