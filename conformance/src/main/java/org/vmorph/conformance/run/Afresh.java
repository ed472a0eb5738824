package org.vmorph.conformance.run;

import org.vmorph.conformance.gen.GuestProgram;

/**
 * The step at which a divergence shows, made by a monitor that has just been booted, with its guest
 * in the state before the step. If both sides agree then, what is wrong is what the monitor had
 * kept.
 */
record Afresh(Divergence divergence) {
  boolean agrees() {
    if (divergence.step() < 2 || divergence.atOnce().isPresent()) {
      return false;
    }
    var before = GuestProgram.in(Started.in(divergence).snapshot(), 0);
    var comparison = new Comparison(divergence.setting());
    try {
      comparison.start(before);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      return false;
    }
    if (comparison.differs().isPresent()) {
      return false;
    }
    comparison.step();
    return comparison.differs().isEmpty();
  }
}
