package org.vmorph.conformance.run;

import org.vmorph.conformance.gen.GuestProgram;

/**
 * The paper's "equivalent" and no more, for a monitor that does not claim E1: what the two sides do
 * on the way is not compared, but that they halt at the same step, and in the same state.
 */
final class HaltOnly {
  private final Setting setting;
  private final Comparison comparison;

  HaltOnly(Setting setting, Comparison comparison) {
    this.setting = setting;
    this.comparison = comparison;
  }

  Finding run(GuestProgram program) {
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
