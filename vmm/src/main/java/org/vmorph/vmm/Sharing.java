package org.vmorph.vmm;

import java.util.List;
import java.util.OptionalInt;

/** Several guests on one host, one after another, as their monitor shows them. */
public interface Sharing {
  /** The guests, whoever is active. */
  List<? extends Guest> guests();

  /** Whose turn comes next; empty when all have halted. */
  OptionalInt next();

  /**
   * Lets the next guest run until its time slice has ended or it halts, at most so many steps.
   *
   * @throws java.util.NoSuchElementException if all have halted
   */
  Turn turn(long most);

  /** What was done so far. */
  Figures figures();

  /**
   * What came of a turn.
   *
   * @param guest whose it was
   * @param steps how many steps the guest made in it
   * @param over whether its time slice ended or it halted; else the steps were made
   */
  record Turn(int guest, long steps, boolean over) {}

  /**
   * What several guests cost.
   *
   * @param switches how often another guest was activated
   * @param slices how many time slices ended
   * @param timerTraps how many traps of the timer were given to guests
   */
  record Figures(long switches, long slices, long timerTraps) {
    /** These and those. */
    public Figures plus(Figures that) {
      return new Figures(
          switches + that.switches, slices + that.slices, timerTraps + that.timerTraps);
    }
  }
}
