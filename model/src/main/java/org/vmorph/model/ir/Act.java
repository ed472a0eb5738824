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
 */
public sealed interface Act {
  /** The place shall hold the word. */
  record Set(Word.Place place, Word value) implements Act {}

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
