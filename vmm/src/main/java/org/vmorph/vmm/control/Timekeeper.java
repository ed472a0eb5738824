package org.vmorph.vmm.control;

/**
 * Decides about time, so that a guest's own timer is exact and the real one is never seen: the real
 * timer is loaded with what may pass until somebody has to look, and what has passed is taken from
 * the time slice and, in virtual user mode, from the guest's own timer. Where a monitor emulates,
 * the guest is a supervisor, and for a supervisor time stands still; so nothing is ever corrected.
 */
public class Timekeeper {
  /** What an exit costs a guest of its slice, or one that only traps would never give way. */
  protected long charge() {
    return 1;
  }

  /** Whether the guest's own timer counts what runs directly now. */
  protected boolean counts(boolean virtualUser, boolean on) {
    return virtualUser && on;
  }

  /**
   * What to load the real timer with.
   *
   * @param slice what is left of the time slice, perhaps less than nothing
   * @param counts whether the guest's own timer counts
   * @param own what is left on it
   */
  protected long load(long slice, boolean counts, long own) {
    return Math.max(0, counts ? Math.min(slice, own) : slice);
  }

  /**
   * Whether a trap of the real timer is to be the guest's own. When the slice has ended as well the
   * others come first: the guest's timer stays due, for it is a level, and a guest whose handler
   * traps again at once would never give way.
   *
   * @param slice what is left of the time slice before this exit is charged
   * @param own what is left on the guest's own timer
   */
  protected boolean due(long slice, boolean counts, long own) {
    return slice > 0 && counts && own == 0;
  }

  /** What a guest is told that is left on its own timer. */
  protected long shown(long own, long slice) {
    return own;
  }
}
