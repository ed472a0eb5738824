package org.vmorph.model.ir;

import java.util.List;

/**
 * What an instruction does. Four rules give it meaning:
 *
 * <ol>
 *   <li>everything reads the old state;
 *   <li>all sets happen together;
 *   <li>a trap cancels every set;
 *   <li>of several traps the first written fires.
 * </ol>
 *
 * <p>Updates are what the hardware does before that: an old state is the one they have left.
 */
public sealed interface Act {
  /** The place shall hold the word. */
  record Set(Word.Place place, Word value) implements Act {}

  /**
   * The place, a cell or a word of a file, gets the word before anything else is looked at, as
   * hardware marks the page of an address as used. Updates are made in order, each in the state
   * that those before it have left; one behind a trap that fires there is not made, and no trap
   * behind it takes it back.
   */
  record Update(Word.Place place, Word value) implements Act {}

  /** Only if the condition holds. An access to storage inside is checked only then. */
  record When(Condition test, List<Act> acts) implements Act {
    /** Keeps its own list. */
    public When {
      acts = List.copyOf(acts);
    }
  }

  /**
   * A trap.
   *
   * @param values what it carries, as its cause declares it
   */
  record Trap(Cause cause, List<Word> values) implements Act {
    /** Keeps its own list; rejects other values than the cause has, or of another width. */
    public Trap {
      values = List.copyOf(values);
      Widths.exactly("trap " + cause, values, cause.values());
    }
  }

  /** The processor stops, with P on this instruction: where it does no set of P counts. */
  enum Halt implements Act {
    HALT
  }
}
