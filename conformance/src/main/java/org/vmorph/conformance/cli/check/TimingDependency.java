package org.vmorph.conformance.cli.check;

import org.vmorph.conformance.cli.check.CheckRow.Outcome;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;

/**
 * The condition of Theorem 2, that the monitor has no timing dependencies, seen from the other
 * side: a monitor with one is right on the machine and caught on the machine it makes.
 *
 * @param once under the monitor
 * @param twice under the monitor on itself
 */
record TimingDependency(CampaignResult once, CampaignResult twice) {
  Outcome outcome() {
    if (once.verdict() == CampaignVerdict.FAIL) {
      return Outcome.DISAGREE;
    }
    return once.verdict() != CampaignVerdict.PASS
        ? Outcome.INCONCLUSIVE
        : twice.verdict() == CampaignVerdict.FAIL ? Outcome.AGREE : Outcome.NOT_WITNESSED;
  }

  String text() {
    return "%s on %s decides by the clock, so Theorem 2 says nothing of it: one deep %s, two deep %s%n"
        .formatted(
            once.setting().monitorNames(), once.setting().machine(), seen(once), seen(twice));
  }

  private static String seen(CampaignResult result) {
    return result
        .first()
        .map(d -> d.rule().id() + " in program " + d.program().index() + " at " + d.at())
        .orElse("no divergence in " + Count.of(result.programs(), "program"));
  }
}
