package org.vmorph.conformance.broken;

import java.util.Optional;
import org.vmorph.conformance.edge.Beforehand;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;

/** What {@code conform} does when it is told nothing but the monitor. */
record DefaultRun(long programs) {
  static final long SEED = 1974;

  /** What told a monitor from a right one, in a few words; nothing if it passes. */
  Optional<String> kills(Setting setting) {
    try {
      var result = Campaign.of(setting, SEED, programs).run();
      if (result.verdict() != CampaignVerdict.PASS) {
        return Optional.of(
            result.first().map(Object::toString).or(result::reason).orElse("inconclusive"));
      }
      return Beforehand.of(setting, SEED).found().stream()
          .findFirst()
          .map(found -> found.name() + ": " + found.divergence());
    } catch (MonitorLost lost) {
      return Optional.of(lost.toString());
    }
  }
}
