package org.vmorph.conformance.run.compare;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.setting.Setting;

/** How a guest is tried: as far as is claimed of its monitor, on machines used for the next one. */
public record Attempt(Setting setting, Comparison comparison) {
  /** With machines of its own. */
  public static Attempt in(Setting setting) {
    return new Attempt(setting, new Comparison(setting));
  }

  /** What comes of a guest. */
  public Finding at(GuestProgram guest) {
    return setting.claims().hold(Rule.E1) && setting.claims().hold(Rule.E8)
        ? new Volume(setting, comparison).explain(guest)
        : stepByStep(guest);
  }

  /** What comes of a guest that is never asked for more than one step. */
  public Finding stepByStep(GuestProgram guest) {
    return setting.claims().hold(Rule.E1)
        ? new Lockstep(setting, comparison).run(guest)
        : new HaltOnly(setting, comparison).run(guest);
  }
}
