package org.vmorph.conformance.run.compare;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.setting.Setting;

/**
 * The paper's "equivalent" and no more, for a monitor that does not claim E1: what the two sides do
 * on the way is not compared, but that they halt at the same step, and in the same state.
 */
public final class HaltOnly {
  private final Setting setting;
  private final Comparison comparison;

  public HaltOnly(Setting setting, Comparison comparison) {
    this.setting = setting;
    this.comparison = comparison;
  }

  public Finding run(GuestProgram program) {
    comparison.start(program);
    long step = 0;
    while (step < setting.budget() && !comparison.bare().halted() && !comparison.endsAlone()) {
      comparison.step();
      step++;
    }
    if (comparison.bare().halted() || comparison.endsAlone()) {
      var found = comparison.judge().divergence();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return new Agreed(comparison.bare().halted(), comparison.steps());
  }
}
