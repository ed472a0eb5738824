package org.vmorph.conformance.cli.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.cli.classify.ClassificationText;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.report.Executed;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Started;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * What a theorem predicts of a machine, and what was observed under a monitor.
 *
 * @param result absent where nothing was run
 * @param alone for each suspected instruction what was observed without the other ones; of none
 *     where what belongs to every step is suspected
 * @param control the guests without the suspected instructions; absent where nothing is suspected,
 *     or what belongs to every step
 * @param explained why nothing that is named was witnessed, where that is known
 * @param notRun why there is no result, where there is none
 */
record CheckRow(
    Architecture machine,
    TheoremVerdict predicted,
    String vmm,
    int depth,
    Optional<CampaignResult> result,
    Map<String, CampaignResult> alone,
    Optional<CampaignResult> control,
    Optional<NotNecessary> explained,
    Optional<NotRun> notRun,
    long milliseconds) {

  /** Prediction against observation: paper.md, section 4a. */
  enum Outcome {
    AGREE(ExitCode.OK),
    DISAGREE(ExitCode.DIVERGENCE),
    NOT_WITNESSED(ExitCode.INCONCLUSIVE),
    /** Not witnessed, and it is known why: the condition is not necessary. */
    NOT_NECESSARY(ExitCode.OK, "not witnessed: not necessary"),
    NOT_APPLICABLE(ExitCode.OK),
    /** The solver gave up, or the programs did too little for their agreement to mean anything. */
    INCONCLUSIVE(ExitCode.INCONCLUSIVE);

    private final int exitCode;
    private final String word;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
      this.word = name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Outcome(int exitCode, String word) {
      this.exitCode = exitCode;
      this.word = word;
    }

    int exitCode() {
      return exitCode;
    }

    String word() {
      return word;
    }
  }

  /** Why nothing was run, in a sentence without a stop, and what that comes to. */
  record NotRun(String why, Outcome outcome) {
    /** The monitor is for other machines: the theorem is not asked of this one by it. */
    static NotRun inapplicable(String why) {
      return new NotRun(why, Outcome.NOT_APPLICABLE);
    }

    /** It could be asked, and nobody knows what would be seen. */
    static NotRun unknown(String why) {
      return new NotRun(why, Outcome.INCONCLUSIVE);
    }
  }

  Outcome outcome() {
    if (result.isEmpty()) {
      return notRun.map(NotRun::outcome).orElse(Outcome.INCONCLUSIVE);
    }
    if (predicted.outcome() == TheoremVerdict.Outcome.UNKNOWN) {
      return Outcome.INCONCLUSIVE;
    }
    return worse(judged(result.get()), control.map(CheckRow::judgedControl).orElse(Outcome.AGREE));
  }

  private Outcome judged(CampaignResult observed) {
    return switch (observed.verdict()) {
      case FAIL -> suspected(observed) ? witnessed() : Outcome.DISAGREE;
      case PASS -> predicted.promises() ? Outcome.AGREE : notWitnessed();
      case INCONCLUSIVE -> predicted.promises() ? Outcome.INCONCLUSIVE : Outcome.NOT_WITNESSED;
    };
  }

  private Outcome notWitnessed() {
    return explained.filter(NotNecessary::holds).isPresent()
        ? Outcome.NOT_NECESSARY
        : Outcome.NOT_WITNESSED;
  }

  /**
   * Every suspect has to be witnessed, and each by itself. What belongs to every step cannot be
   * left out, so with it nothing can be witnessed by itself.
   */
  private Outcome witnessed() {
    if (predicted.suspectsEveryStep()) {
      return Outcome.AGREE;
    }
    var worst = Outcome.AGREE;
    for (var suspect : predicted.suspects()) {
      var first = Optional.ofNullable(alone.get(suspect)).flatMap(CampaignResult::first);
      var one =
          first.isEmpty()
              ? Outcome.NOT_WITNESSED
              : first.get().at().equals(suspect) && excused(first.get())
                  ? Outcome.AGREE
                  : Outcome.DISAGREE;
      worst = worse(worst, one);
    }
    return worst;
  }

  /**
   * A divergence is no surprise only at an instruction the verdict names, or if it names what
   * belongs to every step.
   */
  private boolean suspected(CampaignResult observed) {
    return observed
        .first()
        .map(
            d ->
                (predicted.suspectsEveryStep() || predicted.suspects().contains(d.at()))
                    && excused(d))
        .orElse(false);
  }

  /**
   * Theorem 3 speaks of user mode: of virtual supervisor mode a hybrid monitor leaves nothing to
   * the hardware, so whatever differs there is a fault of its own, unless it is the time.
   */
  private boolean excused(Divergence divergence) {
    return !hybrid()
        || predicted.suspectsTheTime(divergence.at())
        || Started.inUserMode(divergence);
  }

  private boolean hybrid() {
    return predicted.theorem() == 3;
  }

  private static Outcome judgedControl(CampaignResult control) {
    return control.verdict() == CampaignVerdict.FAIL
        ? Outcome.DISAGREE
        : control.verdict() == CampaignVerdict.PASS ? Outcome.AGREE : Outcome.INCONCLUSIVE;
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return ExitCode.worse(one.exitCode, other.exitCode) == one.exitCode ? one : other;
  }

  /**
   * {@code no divergence in 2,000 programs}, {@code E1 in program 3: jrstu 0}, {@code E1 in program
   * 3, virtual user: lpsw 3, rdl r0}.
   */
  String observed() {
    if (result.isEmpty()) {
      return "-";
    }
    var observed = result.get();
    var text =
        observed
            .first()
            .map(d -> seen(d, started(d)))
            .orElseGet(
                () ->
                    "no divergence in "
                        + Count.of(observed.programs(), "program")
                        + observed.reason().map(why -> "; inconclusive: " + why).orElse(""));
    return text + each() + control.flatMap(CheckRow::controlText).orElse("");
  }

  /** A divergence in a few words: its rule, its program and the smallest one that shows it. */
  static String seen(Divergence divergence, String started) {
    return "%s in program %d%s: %s"
        .formatted(
            divergence.rule().id(),
            divergence.program().index(),
            started,
            String.join(", ", Executed.instructions(Shrinker.shrink(divergence).smallest())));
  }

  /** In a line, without what takes time to find out. */
  @Override
  public String toString() {
    var seen =
        result
            .map(
                observed ->
                    observed
                        .first()
                        .map(d -> d.rule().id() + " in program " + d.program().index())
                        .orElse("no divergence in " + Count.of(observed.programs(), "program")))
            .orElse("not run");
    return "%s, theorem %d %s; %s%s: %s; %s, %.1f s"
        .formatted(
            machine.title(),
            predicted.theorem(),
            ClassificationText.verdict(machine, predicted),
            vmm,
            depth == 1 ? "" : ", " + depth + " deep",
            seen,
            outcome().word(),
            milliseconds / 1000.0);
  }

  /** The virtual mode in which the step was started, where the theorem makes a difference of it. */
  private String started(Divergence divergence) {
    if (!hybrid()) {
      return "";
    }
    return Started.inUserMode(divergence) ? ", virtual user" : ", VIRTUAL SUPERVISOR";
  }

  /** The suspected instructions whose own guests, without the other suspects, diverged. */
  List<String> witnessedAlone() {
    return alone.entrySet().stream()
        .filter(one -> one.getValue().first().isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private String each() {
    return alone.size() < 2
        ? ""
        : "; %d of %d by itself".formatted(witnessedAlone().size(), alone.size());
  }

  /** Only a control arm that is not as it should be is worth a word in its row. */
  private static Optional<String> controlText(CampaignResult control) {
    return switch (control.verdict()) {
      case PASS -> Optional.empty();
      case FAIL ->
          Optional.of(
              "; CONTROL ARM DIVERGED: " + control.first().map(Object::toString).orElse(""));
      case INCONCLUSIVE ->
          Optional.of("; control arm inconclusive: " + control.reason().orElse(""));
    };
  }
}
