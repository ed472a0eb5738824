package org.vmorph.conformance.kit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.report.TowerChart;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Unsteady;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.tower.Ascent;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.conformance.shrink.Confirmed;
import org.vmorph.conformance.shrink.Shrunk;

/** Monitors under monitors: T1 and T2. */
final class Deep {
  private static final int DEEPEST = 5;

  /** Up to here there are many programs; a storey more, and a program takes twice as long. */
  private static final int DEEP = 3;

  /** A tower is slower than a monitor alone, so it is given fewer programs. */
  private static final int SHARE = 10;

  /** Of a tower deeper than that, and fewer are not enough to come across everything. */
  private static final int SMALL_SHARE = 50;

  private static final long ENOUGH = 200;

  /** Guests that the trap law is counted with. */
  private static final int GUESTS = 60;

  private final Subject subject;

  Deep(Subject subject) {
    this.subject = subject;
  }

  Judgement judge(Rule rule) {
    return rule == Rule.T1 ? agree() : trapLaw();
  }

  private Judgement agree() {
    var figures = new LinkedHashMap<String, String>();
    for (int depth = 2; depth <= DEEPEST; depth++) {
      var setting = subject.setting(depth);
      var saved = new KeptCases(subject.cases(), setting).first();
      if (saved.isPresent()) {
        var shrunk = Confirmed.small(saved.get().divergence());
        return broken(
            shrunk, DivergenceText.print(saved.get().name(), shrunk, Optional.empty()), figures);
      }
      var result = Campaign.of(setting, subject.seed(), programs(depth)).run();
      figures.put("programs " + depth + " deep", String.valueOf(result.programs()));
      if (result.verdict() == CampaignVerdict.FAIL) {
        return broken(result, figures);
      }
      if (result.verdict() == CampaignVerdict.INCONCLUSIVE) {
        return Judgement.inconclusive(
            Rule.T1,
            depth
                + " deep: "
                + result.reason().orElseThrow()
                + result.lost().map(it -> "\n" + KeptCases.save(it, subject.cases())).orElse(""),
            figures);
      }
    }
    return Judgement.kept(
        Rule.T1,
        "up to %d deep no divergence in %,d programs, up to %d in %,d"
            .formatted(DEEP, programs(DEEP), DEEPEST, programs(DEEPEST)),
        figures);
  }

  private long programs(int depth) {
    long share = Math.max(1, subject.programs() / SHARE);
    return depth > DEEP
        ? Math.min(share, Math.max(ENOUGH, subject.programs() / SMALL_SHARE))
        : share;
  }

  private Judgement broken(CampaignResult result, Map<String, String> figures) {
    var shrunk = Confirmed.small(result.first().orElseThrow());
    return broken(
        shrunk,
        Alone.told(shrunk, subject.again()) + KeptCases.save(shrunk, subject.cases()),
        figures);
  }

  /** One that is broken where monitors stand on monitors. */
  static Judgement broken(Shrunk shrunk, String text, Map<String, String> figures) {
    var smallest = shrunk.smallest();
    if (smallest.rule() == Rule.E10 && smallest.before().isEmpty()) {
      return Judgement.inconclusive(
          Rule.T1,
          "%d deep a guest %s, so nobody can say which rule it breaks.%n%n%s"
              .formatted(smallest.setting().depth(), Unsteady.VERDICT, text),
          figures);
    }
    return Judgement.broken(
        Rule.T1,
        "T1  %s: broken %d deep, where %s is.%n%n%s"
            .formatted(Rule.T1.title(), smallest.setting().depth(), smallest.rule(), text),
        figures,
        Optional.of(shrunk));
  }

  private Judgement trapLaw() {
    if (!subject.monitor().isProgram()) {
      return Judgement.skipped(
          Rule.T2,
          Rule.Kind.UNCHECKED,
          "a monitor in Java executes no instruction of the machine, so it causes no trap");
    }
    var storeys = climb();
    return lawOf(storeys)
        .with("Growth of the tower", TowerChart.of(subject.monitor().name(), storeys));
  }

  private static Judgement lawOf(List<Storey> storeys) {
    var figures = new LinkedHashMap<String, String>();
    for (int depth = 0; depth < storeys.size(); depth++) {
      figures.put("N(" + depth + ")", String.valueOf(storeys.get(depth).traps()));
      figures.put("P(" + depth + ")", String.valueOf(storeys.get(depth).privileged()));
    }
    for (int depth = 1; depth < storeys.size(); depth++) {
      var below = storeys.get(depth - 1);
      var storey = storeys.get(depth);
      if (storey.lost().isPresent()) {
        return Judgement.inconclusive(Rule.T2, depth + " deep: " + storey.lost().get(), figures);
      }
      if (!storey.obeysTrapLaw(below)) {
        return Judgement.broken(Rule.T2, breach(below, storey), figures, Optional.empty());
      }
    }
    return storeys.getFirst().traps() == 0 || storeys.getFirst().privileged() == 0
        ? Judgement.inconclusive(Rule.T2, "the guests did not trap", figures)
        : Judgement.kept(
            Rule.T2, "exact up to %d deep, for %d guests".formatted(DEEPEST, GUESTS), figures);
  }

  private static String breach(Storey below, Storey storey) {
    return "T2  %s: %d deep there are %,d real traps, and N + P of %d deep is %,d + %,d = %,d.%n  Look first:  %s%n"
        .formatted(
            Rule.T2.title(),
            storey.depth(),
            storey.traps(),
            below.depth(),
            below.traps(),
            below.privileged(),
            below.traps() + below.privileged(),
            String.join("\n               ", Rule.T2.lookFirst()));
  }

  private List<Storey> climb() {
    var setting = subject.setting(1);
    var generator = setting.generator();
    var guests =
        LongStream.range(0, GUESTS)
            .mapToObj(index -> generator.program(subject.seed(), index))
            .toList();
    return new Ascent(setting.engine(), subject.monitor(), guests, Setting.BUDGET)
        .waiting(subject.patience())
        .climb(DEEPEST, depth -> {});
  }
}
