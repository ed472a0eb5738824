package org.vmorph.conformance.cli;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.cli.JUnitXml.Told;
import org.vmorph.conformance.kit.Alone;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Verdict;
import org.vmorph.conformance.shrink.Shrunk;

/** What a run of conform has to say of each rule, for CI servers. */
final class ConformJUnit {
  private final Conformed conformed;
  private final Optional<Conformed.Found> found;
  private final Optional<Shrunk> first;

  private ConformJUnit(
      Conformed conformed, Optional<Conformed.Found> found, Optional<Shrunk> first) {
    this.conformed = conformed;
    this.found = found;
    this.first = first;
  }

  /**
   * The whole file.
   *
   * @param found the failure that is told
   * @param first the same, made small
   */
  static String of(Conformed conformed, Optional<Conformed.Found> found, Optional<Shrunk> first) {
    var told = new ConformJUnit(conformed, found, first);
    var setting = conformed.setting();
    var under =
        "%s.%s.depth-%d"
            .formatted(
                setting.machine(), setting.monitorNames().replace('.', '_'), setting.depth());
    return JUnitXml.of(under, rule -> told.told(rule).with(told.known(rule))).text();
  }

  private Told told(Rule rule) {
    var broken =
        conformed.found().stream().filter(one -> one.divergence().rule() == rule).findFirst();
    if (broken.isPresent()) {
      var divergence = broken.get().divergence();
      return Told.failed(divergence.failure().toString(), text(rule, divergence.toString()));
    }
    return conformed.verdict() == Verdict.INCONCLUSIVE
        ? Told.inconclusive(conformed.reason().orElse("no reason given"))
        : notJudged(rule).map(Told::skipped).orElseGet(Told::passed);
  }

  /** Why a rule that is not broken is not kept either. */
  private Optional<String> notJudged(Rule rule) {
    return switch (rule) {
      case R2, R4 -> Optional.of("asked of several guests side by side: conform --together");
      case T1, T2 -> Optional.of("asked of towers: tower");
      default -> {
        if (conformed.verdict() == Verdict.FAIL) {
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

  /** What is told of a failure: all, if it is the first. */
  private String text(Rule rule, String otherwise) {
    return first
        .filter(shrunk -> shrunk.smallest().rule() == rule)
        .flatMap(shrunk -> found.map(one -> one.text(shrunk)))
        .orElse(otherwise);
  }
}
