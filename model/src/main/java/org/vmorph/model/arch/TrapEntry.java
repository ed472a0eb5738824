package org.vmorph.model.arch;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/** What a machine does when it takes a trap, in the same language as its instructions. */
public interface TrapEntry {
  /** The number that goes with a trap, as the trap sequence sees it. */
  Word.Operand NUMBER = new Word.Operand("number", 8);

  /**
   * The acts of the trap sequence. They trap nowhere themselves.
   *
   * @param number which trap of this cause, 8 bits; {@link #NUMBER}
   */
  List<Act> acts(Cause cause, Word number);

  /**
   * A cell that the trap sequence gives another word.
   *
   * @param old the word it had, as an expression over the state after the trap
   */
  record Saved(Cell cell, Word old) {}

  /**
   * Every cell that the trap sequence gives another word, in no order. It is what a control program
   * has to put back before its guest goes on.
   */
  List<Saved> saved(Cause cause);

  /** The PSW as one word, as the trap sequence stores it, where it does so. */
  default Optional<PswLayout> layout() {
    return Optional.empty();
  }
}
