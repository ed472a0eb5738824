package org.vmorph.conformance.edge;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.compare.Sample;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;

/**
 * What came of the test states.
 *
 * @param run how many were run and compared
 * @param dropped how many came across an instruction that guests are to do without
 * @param steps steps of the bare machine
 * @param sample what was reached
 * @param lost the monitor, if it is gone; then the states after it were not tried
 * @param divergences in the order of the states; {@code program().index()} is the state's number
 */
public record VectorsResult(
    Setting setting,
    long run,
    long dropped,
    long steps,
    Sample sample,
    Optional<Lost> lost,
    List<Divergence> divergences) {
  /** Keeps its own list. */
  public VectorsResult {
    divergences = List.copyOf(divergences);
  }

  /** Inconclusive if no state was run. */
  public CampaignVerdict verdict() {
    return !divergences.isEmpty()
        ? CampaignVerdict.FAIL
        : run == 0 || lost.isPresent() ? CampaignVerdict.INCONCLUSIVE : CampaignVerdict.PASS;
  }

  /** The divergence of lowest number. */
  public Optional<Divergence> first() {
    return divergences.stream().findFirst();
  }
}
