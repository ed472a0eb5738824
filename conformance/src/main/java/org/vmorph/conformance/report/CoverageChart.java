package org.vmorph.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.Coverage;

/** What the programs of a campaign reached, by instruction and by trap, as a picture. */
public final class CoverageChart {
  private CoverageChart() {}

  /** SVG; what was not reached is named in red. */
  public static String of(CampaignResult result) {
    var coverage = result.coverage();
    return Chart.of(
        "%s on %s: %d of %d situations reached"
            .formatted(
                result.setting().monitorNames(),
                result.setting().machine(),
                coverage.reached(),
                coverage.toReach()),
        groups(coverage),
        "not reached");
  }

  private static List<Chart.Group> groups(Coverage coverage) {
    var groups = new ArrayList<Chart.Group>();
    groups.add(new Chart.Group("privileged instructions in supervisor mode", coverage.emulated()));
    groups.add(new Chart.Group("privileged instructions in user mode", coverage.reflected()));
    groups.add(new Chart.Group("traps from supervisor mode", coverage.fromSupervisor()));
    for (var mode : coverage.between()) {
      groups.add(new Chart.Group("traps from " + mode.name(), coverage.traps(mode)));
    }
    groups.add(new Chart.Group("traps from user mode", coverage.fromUser()));
    groups.add(
        new Chart.Group(
            "steps with an R that reaches beyond storage",
            Map.of("to be clamped", coverage.clamped())));
    return groups;
  }
}
