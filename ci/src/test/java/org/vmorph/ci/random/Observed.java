package org.vmorph.ci.random;

import java.util.List;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What comes of programs on a machine under the monitor of a theorem. */
final class Observed {
  private static final long SEED = 1974;

  private Observed() {}

  /** The monitor that a theorem is about. */
  static Vmm monitor(int theorem, Architecture machine) {
    return theorem == 3
        ? new Hybrid()
        : machine.timer().isPresent() ? new RoundRobin() : new TrapAndEmulate();
  }

  /** Programs, up to the first that diverges. */
  static CampaignResult of(Architecture whole, int theorem, long programs) {
    var engine = new Compiled(new Elaboration(whole));
    var monitor = monitor(theorem, whole);
    var setting = Setting.of(engine, List.of(monitor));
    return Campaign.of(setting, SEED, programs).onThreads(1).run();
  }

  /** A divergence in a line. */
  static String text(Divergence d) {
    return "%s in program %d of seed %d".formatted(d.failure(), d.program().index(), SEED);
  }
}
