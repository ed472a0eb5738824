package org.vmorph.conformance.run.compare;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.run.finding.Miscount;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Tally;

/** Holds a monitor's tally to what was done. */
final class Bookkeeping {
  private long tallied;
  private @Nullable Miscount miscount;
  private @Nullable Miscount misnamed;

  /** A program begins. */
  void start() {
    miscount = null;
    misnamed = null;
  }

  /** A run of many steps begins. */
  void runs(Guest guest) {
    tallied = guest.steps();
  }

  /** By how many steps the tally has grown in this run. */
  long grown(Guest guest) {
    return guest.steps() - tallied;
  }

  /** Where a guest is in the middle of a run is known by its tally alone, so it has to be right. */
  boolean isRight(Guest guest, long made) {
    long counted = grown(guest);
    if (counted == made) {
      return true;
    }
    miscount = new Miscount.Steps(made, counted);
    return false;
  }

  /** A step: what is reflected is the guest's own trap, and that is not called anything else. */
  void step(boolean trapped, Tally before, Tally after) {
    boolean reflected = after.reflected() > before.reflected();
    boolean other = after.direct() > before.direct() || after.emulated() > before.emulated();
    if (trapped ? other : reflected) {
      misnamed = new Miscount.Kind(trapped);
    }
  }

  /** A step that did not halt, with what the hardware made of it: it is called what it was. */
  void way(boolean completed, boolean trapped, Tally before, Tally after) {
    boolean direct = after.direct() > before.direct();
    if (completed != direct) {
      misnamed = completed ? Miscount.Way.DIRECT : Miscount.Way.NOT_DIRECT;
    } else if (trapped && after.interpreted() > before.interpreted()) {
      misnamed = Miscount.Way.TRAPPED;
    } else if (!trapped && after.trapped() > before.trapped()) {
      misnamed = Miscount.Way.NOT_TRAPPED;
    }
  }

  /** The wrong number of steps in a run. */
  Optional<Miscount> miscount() {
    return Optional.ofNullable(miscount);
  }

  /** A step of the wrong kind. */
  Optional<Miscount> misnamed() {
    return Optional.ofNullable(misnamed);
  }

  /** A run of n steps is n steps, or fewer and a trap or a halt. */
  static boolean isAnswer(Exit exit, long most) {
    return exit.kind() == Exit.Kind.STEPS
        ? exit.steps() == most
        : exit.steps() > 0 && exit.steps() <= most;
  }
}
