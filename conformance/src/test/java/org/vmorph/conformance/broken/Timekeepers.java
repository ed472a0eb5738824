package org.vmorph.conformance.broken;

import org.vmorph.vmm.control.Timekeeper;

/** Timekeepers with one mistake each. */
final class Timekeepers {
  private Timekeepers() {}

  /** The guest's timer counts whatever runs directly, a virtual supervisor's steps as well. */
  static final class TicksForSupervisors extends Timekeeper {
    @Override
    protected boolean counts(boolean virtualUser, boolean on) {
      return on;
    }
  }

  /** A guest that reads its timer is told what is left of its slice. */
  static final class ShowsTheSlice extends Timekeeper {
    @Override
    protected long shown(long own, long slice) {
      return Math.max(0, slice);
    }
  }

  /** Every trap of the real timer is taken for the guest's. */
  static final class ReflectsTheEndOfASlice extends Timekeeper {
    @Override
    protected boolean due(long slice, boolean counts, long own) {
      return true;
    }
  }

  /** A guest that only traps keeps the processor. */
  static final class ExitsAreFree extends Timekeeper {
    @Override
    protected long charge() {
      return 0;
    }
  }

  /** A guest whose own timer is due at once, again and again, keeps the processor. */
  static final class OwnTimerFirst extends Timekeeper {
    @Override
    protected boolean due(long slice, boolean counts, long own) {
      return counts && own == 0;
    }
  }

  /** A slice is over before it begins. */
  static final class GrantsNothing extends Timekeeper {
    @Override
    protected long load(long slice, boolean counts, long own) {
      return 0;
    }

    @Override
    protected boolean due(long slice, boolean counts, long own) {
      return false;
    }
  }
}
