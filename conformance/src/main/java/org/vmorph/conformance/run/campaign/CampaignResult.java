package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.host.Reach;
import org.vmorph.conformance.run.setting.Setting;

/**
 * What a campaign found. Programs, steps and coverage are counted up to the last program that
 * counts: the first one that diverged, unless the campaign was to keep going.
 *
 * @param reach what the programs compared after every step have reached of the outermost monitor's
 *     words, if it is a program
 * @param lockstep programs compared after every step, and run on both engines
 * @param dropped programs that came across what they were to do without: an instruction, or the
 *     scenario of a rule that is not claimed
 * @param known the known failures that were seen, and in how many programs
 * @param divergent how many programs diverged otherwise
 * @param divergences those of lowest index, {@link #KEPT} and the first of each rule
 * @param lost the monitor, if it is gone
 * @param reason why it is inconclusive, or was not run to its end though something was found
 */
public record CampaignResult(
    Setting setting,
    long seed,
    Coverage coverage,
    Reach reach,
    long lockstep,
    long dropped,
    Map<Failure, Long> known,
    long divergent,
    List<Divergence> divergences,
    CampaignVerdict verdict,
    Optional<Lost> lost,
    Optional<String> reason) {
  /** How many divergences are kept in full. */
  public static final int KEPT = 100;

  /** Keeps its own lists. */
  public CampaignResult {
    known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    divergences = List.copyOf(divergences);
  }

  static CampaignResult of(Campaign campaign, Part part, boolean interrupted) {
    var missing = new ArrayList<String>();
    if (interrupted) {
      missing.add(
          "interrupted after %,d of %,d programs"
              .formatted(part.coverage().programs(), campaign.programs()));
    }
    if (part.lost().isEmpty()) {
      missing.addAll(Progress.missing(part.coverage(), campaign.setting().claims()));
    }
    return of(campaign.setting(), campaign.seed(), campaign.programs(), part, missing);
  }

  /**
   * The result of some programs.
   *
   * @param programs how many there were to be
   * @param missing why they are not enough, a phrase each
   */
  static CampaignResult of(
      Setting setting, long seed, long programs, Part part, List<String> missing) {
    var reasons = new ArrayList<>(missing);
    part.lost()
        .ifPresent(
            lost ->
                reasons.add(
                    "%s; %,d of %,d programs were compared before"
                        .formatted(lost, part.coverage().programs(), programs)));
    var verdict =
        part.divergent() > 0
            ? CampaignVerdict.FAIL
            : reasons.isEmpty() ? CampaignVerdict.PASS : CampaignVerdict.INCONCLUSIVE;
    return new CampaignResult(
        setting,
        seed,
        part.coverage(),
        part.reach(),
        part.lockstep(),
        part.dropped(),
        part.known(),
        part.divergent(),
        part.divergences(),
        verdict,
        part.lost(),
        verdict == CampaignVerdict.INCONCLUSIVE || part.lost().isPresent()
            ? Optional.of(String.join("; ", reasons))
            : Optional.empty());
  }

  /** Programs run and compared. */
  public long programs() {
    return coverage.programs();
  }

  /** The divergence of lowest index that broke a rule. */
  public Optional<Divergence> first(Rule rule) {
    return divergences.stream().filter(divergence -> divergence.rule() == rule).findFirst();
  }

  /** The divergence of lowest index. */
  public Optional<Divergence> first() {
    return divergences.stream().findFirst();
  }
}
