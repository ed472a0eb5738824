package org.vmorph.conformance.run.setting;

import java.util.List;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Plan;

/**
 * How much storage monitors and their guest need, in words.
 *
 * @param monitors the outermost first
 * @param words w, the storage of the guest
 * @param guards how many words behind each guest belong to nobody
 */
record Room(Architecture machine, List<Vmm> monitors, int words, int guards) {
  /**
   * Rejects what the machine has no storage for.
   *
   * @throws NotApplicable with the reason
   */
  void check() {
    long needed = needed();
    if (needed > machine.mostWords()) {
      throw new NotApplicable(
          monitors.size()
              + (monitors.size() == 1 ? " monitor" : " monitors")
              + " and a guest of "
              + words
              + " words need "
              + needed
              + " words; "
              + machine
              + " has "
              + machine.mostWords()
              + " at most");
    }
  }

  /** On the real machine. */
  long needed() {
    return new Plan(machine, monitors, words, guards).room();
  }

  /** What the outermost monitor gives its guest. */
  long outermost() {
    return monitors.size() == 1
        ? words
        : new Room(machine, monitors.subList(1, monitors.size()), words, guards).needed();
  }

  /**
   * What the guest can have at most. What a monitor keeps may grow with its guest, so it is
   * searched for.
   */
  int most() {
    int fits = words;
    int fails = Math.toIntExact(machine.mostWords() + 1);
    while (fails - fits > 1) {
      int middle = fits + (fails - fits) / 2;
      if (new Room(machine, monitors, middle, guards).needed() <= machine.mostWords()) {
        fits = middle;
      } else {
        fails = middle;
      }
    }
    return fits;
  }
}
