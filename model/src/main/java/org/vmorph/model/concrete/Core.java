package org.vmorph.model.concrete;

import java.util.Optional;
import org.vmorph.model.ir.Cause;

/**
 * The state of a machine laid open for the engine that runs it, and how the last run ended. The
 * arrays are the machine's own: nobody else keeps them.
 */
public final class Core {
  /** The one-word components, by slot. */
  public final long[] cells;

  /** The contents, by slot. */
  public final Content[] files;

  /** q. */
  public final long size;

  /** What the trap carries that is about to be taken, as its cause declares it. */
  public final long[] values;

  /** What it did so far. */
  public final Counts counts;

  /** Whether a run is to end as soon as an instruction has brought the processor to user mode. */
  public boolean toUser;

  /** The instruction word that was fetched last, where it is not handed on otherwise. */
  public long instructionWord;

  /** Words that an engine has decoded; it may forget them. */
  public long[] words = {};

  /** What it keeps of each of them. */
  public long[] decoded = {};

  /** How the last run ended. */
  Event.Kind kind = Event.Kind.COMPLETED;

  /** Why it ended with a trap, if it did. */
  Optional<Cause> cause = Optional.empty();

  /** How many steps it made. */
  long made;

  /** Whether the last step got as far as fetching a word. */
  boolean fetched;

  /** The word fetched by the last step. */
  long word;

  Core(long size, long[] cells, Content[] files, int values, Counts counts) {
    this.size = size;
    this.cells = cells;
    this.files = files;
    this.values = new long[values];
    this.counts = counts;
  }

  /** Nothing has been run yet. */
  void nothing() {
    ended(Event.Kind.COMPLETED, Optional.empty(), 0, false, 0);
  }

  /** All the steps were made. */
  public void completed(long steps, long lastWord) {
    ended(Event.Kind.COMPLETED, Optional.empty(), steps, true, lastWord);
  }

  /** The last step halted the processor. */
  public void halted(long steps, long lastWord) {
    ended(Event.Kind.HALTED, Optional.empty(), steps, true, lastWord);
  }

  /** The last step took a trap, for a reason that is there. */
  public void trapped(Optional<Cause> why, long steps, boolean wordFetched, long lastWord) {
    ended(Event.Kind.TRAPPED, why, steps, wordFetched, lastWord);
  }

  private void ended(
      Event.Kind how, Optional<Cause> why, long steps, boolean wordFetched, long lastWord) {
    kind = how;
    cause = why;
    made = steps;
    fetched = wordFetched;
    word = lastWord;
  }
}
