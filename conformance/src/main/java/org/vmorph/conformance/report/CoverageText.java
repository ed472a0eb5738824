package org.vmorph.conformance.report;

import java.util.Map;
import org.vmorph.conformance.run.CampaignResult;

/** What the programs of a campaign came across, and what none of them did, as a table. */
public final class CoverageText {
  private CoverageText() {}

  /** The table. */
  public static String print(CampaignResult result) {
    var coverage = result.coverage();
    var text = new StringBuilder();
    text.append(
        "%,d programs of seed %d, %,d halted; %,d steps, %,d traps; %,d programs compared after every step%n"
            .formatted(
                coverage.programs(),
                result.seed(),
                coverage.halted(),
                coverage.steps(),
                coverage.traps(),
                result.lockstep()));
    text.append(
        "%d of %d situations reached; 0 is one that was not%n"
            .formatted(coverage.reached(), coverage.toReach()));
    rows(text, "privileged instructions in supervisor mode", coverage.emulated());
    rows(text, "privileged instructions in user mode", coverage.reflected());
    rows(text, "traps from supervisor mode", coverage.fromSupervisor());
    rows(text, "traps from user mode", coverage.fromUser());
    rows(text, "steps with an R to be clamped", Map.of("", coverage.clamped()));
    return text.toString();
  }

  private static void rows(StringBuilder text, String heading, Map<String, Long> counts) {
    text.append("%n%s%n".formatted(heading));
    counts.forEach((name, count) -> text.append("  %-12s %,12d%n".formatted(name, count)));
  }
}
