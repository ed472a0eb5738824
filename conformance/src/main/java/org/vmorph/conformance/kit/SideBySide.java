package org.vmorph.conformance.kit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Interference;
import org.vmorph.conformance.run.Together;
import org.vmorph.conformance.run.Verdict;
import org.vmorph.vmm.TimeSharing;

/** Several guests of one monitor: R2 and R4. */
final class SideBySide {
  private static final int GUESTS = 3;

  /** Every run is made of several guests, twice, and compared at every world switch. */
  private static final int SHARE = 20;

  private final Together.Result result;

  SideBySide(Subject subject, TimeSharing monitor) {
    var setting = subject.setting(1);
    var together =
        new Together(
            setting,
            monitor,
            GUESTS,
            subject.seed(),
            Math.max(1, subject.programs() / SHARE),
            new AtomicBoolean());
    result = setting.ask(together::run);
  }

  Judgement judge(Rule rule) {
    var broken = broken(rule);
    if (broken.isPresent()) {
      return broken.get();
    }
    if (result.verdict() == Verdict.PASS) {
      return Judgement.kept(
          rule,
          "kept in %,d runs of %d guests, %,d world switches"
              .formatted(result.runs(), GUESTS, result.figures().switches()),
          figures());
    }
    var why =
        result
            .first()
            .map(
                other ->
                    other.rule() + " is broken in run " + (result.runs() - 1) + ": " + other.what())
            .orElseGet(() -> result.reason().orElse("no reason given"));
    return Judgement.inconclusive(rule, why, figures());
  }

  /** A rule that was broken by several guests. */
  Optional<Judgement> broken(Rule rule) {
    return result
        .first()
        .filter(interference -> interference.rule() == rule)
        .map(seen -> Judgement.broken(rule, text(rule, seen), figures(), Optional.empty()));
  }

  private String text(Rule rule, Interference seen) {
    return "%s  %s%n%n  Run %d: guest %d, turn %d: %s%n  Look first:  %s%n"
        .formatted(
            rule,
            rule.title(),
            result.runs() - 1,
            seen.guest() + 1,
            seen.turn(),
            seen.what(),
            String.join("\n               ", rule.lookFirst()));
  }

  private Map<String, String> figures() {
    var figures = new LinkedHashMap<String, String>();
    figures.put("runs", String.valueOf(result.runs()));
    figures.put("guests", String.valueOf(result.guests()));
    figures.put("halted", String.valueOf(result.halted()));
    figures.put("steps", String.valueOf(result.steps()));
    figures.put("world switches", String.valueOf(result.figures().switches()));
    return figures;
  }
}
