package org.vmorph.conformance.run;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.vmm.Guest;

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
    var before = Started.in(divergence).snapshot();
    var storage = before.machine().storage();
    var words = new long[Math.toIntExact(before.size())];
    for (int i = 0; i < words.length; i++) {
      words[i] = before.load(storage, i);
    }
    var program = new GuestProgram(before.machine(), words, new long[0], 0, 0);
    var comparison = new Comparison(divergence.setting()).start(program);
    try {
      before.restore(comparison.bare());
      load(before, comparison.guest());
    } catch (UnsupportedOperationException nothingCanBeSet) {
      return false;
    }
    if (comparison.differs().isPresent()) {
      return false;
    }
    comparison.step();
    return comparison.differs().isEmpty();
  }

  private static void load(Snapshot state, Guest guest) {
    for (var cell : state.machine().cells()) {
      guest.set(cell, state.get(cell));
    }
    for (var file : state.machine().files()) {
      if (!file.equals(state.machine().storage())) {
        for (int i = 0; i < state.used(file); i++) {
          guest.store(file, i, state.load(file, i));
        }
      }
    }
  }
}
