package org.vmorph.model.arch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** What a machine does when it takes a trap, in the same language as its instructions. */
public interface TrapEntry {
  /**
   * The acts of the trap sequence. They trap nowhere themselves, and what the trap carries they see
   * as operands: the {@link Cause#values} of the cause.
   */
  List<Act> acts(Cause cause);

  /**
   * A cell that the trap sequence gives another word.
   *
   * @param old the word it had, as an expression over the state after the trap
   */
  record Saved(Cell cell, Word old) {}

  /**
   * Every cell that the trap sequence gives another word and keeps the old one, in no order. It is
   * what a control program has to put back before its guest goes on.
   */
  List<Saved> saved(Cause cause);

  /**
   * Cells of role RESOURCE that the trap sequence gives another word without a trace of the old
   * one: what says why it was taken, a fault address. They are control: a guest's own words of them
   * are nowhere but with its control program.
   */
  default List<Cell> lost(Cause cause) {
    return List.of();
  }

  /**
   * Where the PSWs of a trap lie that a control program takes, in the most privileged mode.
   *
   * @param old where the old one goes
   * @param next where the new one comes from
   */
  record Places(StoragePlace old, StoragePlace next) {
    /** Whether both lie at the end of storage, however large it is. */
    public boolean areAtTheEnd() {
      return old.fromEnd() && next.fromEnd();
    }

    /** How many words at the end of storage they take up. */
    public long wordsAtTheEnd() {
      return Stream.of(old, next).mapToLong(at -> at.fromEnd() ? at.number() : 0).max().orElse(0);
    }
  }

  /** Where the PSWs of such a trap lie, where there are any. */
  default Optional<Places> places() {
    return Optional.empty();
  }

  /**
   * What cells hold while every trap goes to the most privileged mode, as far as cells decide it:
   * so a control program takes them all.
   */
  default Map<Cell, Word> directed() {
    return Map.of();
  }

  /**
   * What there is to say against it on a machine of this storage, if there is something.
   *
   * @param leastWords the smallest q of the machine
   */
  default Optional<String> unfit(File storage, long leastWords) {
    return Optional.empty();
  }

  /** The PSW as one word, as the trap sequence stores it, where it does so. */
  default Optional<PswLayout> layout() {
    return Optional.empty();
  }
}
