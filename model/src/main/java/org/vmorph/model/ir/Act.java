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
   * @param number which of the traps of this cause, 8 bits: the n of a supervisor call, 0 where
   *     there is only one
   */
  record Trap(Cause cause, Word number) implements Act {
    /** Rejects a number of another width than 8. */
    public Trap {
      Widths.exactly("trap number", number, 8);
    }
  }

  /** The processor stops, with P on this instruction: where it does no set of P counts. */
  enum Halt implements Act {
    HALT
  }
}
