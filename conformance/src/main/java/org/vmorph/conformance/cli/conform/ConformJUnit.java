package org.vmorph.conformance.cli.conform;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.JUnitXml;
import org.vmorph.conformance.cli.output.JUnitXml.Told;
import org.vmorph.conformance.cli.output.Provenance;
import org.vmorph.conformance.kit.Alone;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.CampaignVerdict;

/** What a run of conform has to say of each rule, for CI servers. */
final class ConformJUnit {
  private final Conformed conformed;
  private final ToldFailures failures;

  private ConformJUnit(Conformed conformed, ToldFailures failures) {
    this.conformed = conformed;
    this.failures = failures;
  }

  /**
   * The whole file.
   *
   * @param failures those that are told; all there is to say of the first
   * @param startedAt by {@link System#nanoTime}
   */
  static String of(Conformed conformed, ToldFailures failures, long startedAt) {
    var told = new ConformJUnit(conformed, failures);
    var setting = conformed.setting();
    var under =
        "%s.%s.depth-%d"
            .formatted(
                setting.machine(), setting.monitorNames().replace('.', '_'), setting.depth());
    return JUnitXml.of(
            under, setting.claims().rules(), rule -> told.told(rule).with(told.known(rule)))
        .from(Provenance.of(setting, conformed.main().seed(), startedAt))
        .text();
  }

  private Told told(Rule rule) {
    var broken = failures.first(rule);
    if (broken.isPresent()) {
      var smallest = broken.get().shrunk().smallest();
      boolean isFirst = failures.first().equals(broken);
      return Told.failed(
          smallest.failure().toString(), isFirst ? broken.get().text() : smallest.toString());
    }
    if (!conformed.baseline().asks(rule)) {
      return Told.skipped("not asked about: --rule");
    }
    return conformed.verdict() == CampaignVerdict.INCONCLUSIVE
        ? Told.inconclusive(conformed.reason().orElse("no reason given"))
        : notJudged(rule).map(Told::skipped).orElseGet(Told::passed);
  }

  /** Why a rule that is not broken is not kept either. */
  private Optional<String> notJudged(Rule rule) {
    return switch (rule.scenario()) {
      case SEVERAL_GUESTS ->
          Optional.of("asked of several guests side by side: conform --together");
      case TOWER -> Optional.of("asked of towers: tower");
      default -> {
        if (conformed.verdict() == CampaignVerdict.FAIL) {
          yield Optional.of("not judged, for another rule is broken and may hide it");
        }
        var judgement = new Alone(conformed.main()).judge(rule);
        yield judgement.outcome() == Judgement.Outcome.KEPT
            ? Optional.empty()
            : Optional.of(judgement.text());
      }
    };
  }

  /** A rule that is broken in a known way passes, and says so. */
  private List<String> known(Rule rule) {
    return conformed.known().entrySet().stream()
        .filter(known -> known.getKey().rule() == rule)
        .map(known -> "known: " + known.getKey() + "; " + Count.of(known.getValue(), "program"))
        .toList();
  }
}
