package org.vmorph.conformance.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.report.ReplayLine;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Interference;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.conformance.shrink.Company;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.vmm.TimeSharing;

/** Several guests of one monitor: R2 and R4. */
final class SideBySide {
  /** How many are run together, and one program in how many is a run of theirs. */
  private static final Map<Integer, Integer> SHARES = new TreeMap<>(Map.of(2, 60, 3, 30, 4, 60));

  static final ReplayLine BY_ITS_TOKEN =
      token -> "vmorph replay %s, where a jar on --plugins offers the monitor".formatted(token);

  private final Optional<ReplayLine> again;
  private final List<Together.Result> results;

  /** What broke a rule, as it is told, by the number of guests. */
  private final Map<Integer, Company.Small> told = new TreeMap<>();

  SideBySide(Subject subject, TimeSharing monitor) {
    again = subject.again();
    var setting = subject.setting(1);
    results =
        SHARES.entrySet().stream()
            .map(entry -> together(subject, setting, monitor, entry.getKey(), entry.getValue()))
            .map(Together::run)
            .toList();
    results.forEach(
        result -> result.first().ifPresent(seen -> told.put(number(result), small(result, seen))));
  }

  private static int number(Together.Result result) {
    return result.together().number();
  }

  private static Company.Small small(Together.Result result, Interference seen) {
    return Confirmed.small(result.together(), result.joint().orElseThrow(), seen);
  }

  private Optional<Interference> seen(Together.Result result) {
    return Optional.ofNullable(told.get(number(result))).map(Company.Small::seen);
  }

  private static Together together(
      Subject subject, Setting setting, TimeSharing monitor, int guests, int share) {
    return new Together(
        setting,
        monitor,
        guests,
        subject.seed(),
        Math.max(1, subject.programs() / share),
        new AtomicBoolean());
  }

  Judgement judge(Rule rule) {
    return broken(rule)
        .or(() -> unclear(rule))
        .orElseGet(() -> Judgement.kept(rule, kept(), figures()));
  }

  private String kept() {
    return results.stream()
        .map(
            result ->
                "%,d runs of %d guests, %,d world switches"
                    .formatted(
                        result.runs(), result.together().number(), result.figures().switches()))
        .collect(Collectors.joining("; ", "kept in ", ""));
  }

  private Optional<Judgement> unclear(Rule rule) {
    return results.stream()
        .filter(result -> result.verdict() != CampaignVerdict.PASS)
        .map(this::why)
        .findFirst()
        .map(why -> Judgement.inconclusive(rule, why, figures()));
  }

  private String why(Together.Result result) {
    return "%d guests: %s"
        .formatted(
            number(result),
            seen(result)
                .map(
                    other ->
                        "%s is broken in run %d: %s"
                            .formatted(other.rule(), result.runs() - 1, other.what()))
                .or(result::reason)
                .orElse("no reason given"));
  }

  /** A rule that was broken by several guests. */
  Optional<Judgement> broken(Rule rule) {
    return results.stream()
        .filter(result -> seen(result).filter(it -> it.rule() == rule).isPresent())
        .findFirst()
        .map(result -> Judgement.broken(rule, text(result), figures(), Optional.empty()));
  }

  /** While guests break a rule now and then no rule is kept. */
  Optional<Judgement> undecided(Rule rule) {
    return told.values().stream()
        .map(Company.Small::seen)
        .filter(seen -> seen.rule() == Rule.E10)
        .findFirst()
        .map(
            seen ->
                Judgement.inconclusive(
                    rule,
                    "what %d guests do together %s, so nobody can say which rule it breaks"
                        .formatted(seen.programs().size(), Unsteady.VERDICT),
                    figures()));
  }

  private String text(Together.Result result) {
    var together = result.together();
    return InterferenceText.print(
        together,
        result.runs() - 1,
        Objects.requireNonNull(told.get(number(result))),
        again.orElse(BY_ITS_TOKEN));
  }

  private Map<String, String> figures() {
    var figures = new LinkedHashMap<String, String>();
    figures.put("runs", sum(Together.Result::runs));
    figures.put("guests", sum(Together.Result::guests));
    figures.put("halted", sum(Together.Result::halted));
    figures.put("steps", sum(Together.Result::steps));
    figures.put("world switches", sum(result -> result.figures().switches()));
    return figures;
  }

  private String sum(ToLongFunction<Together.Result> figure) {
    return String.valueOf(results.stream().mapToLong(figure).sum());
  }
}
