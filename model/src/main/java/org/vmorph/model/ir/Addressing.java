package org.vmorph.model.ir;

import java.util.List;
import java.util.function.Function;

/**
 * How an address becomes an access to storage: what is checked, in which order, and which words of
 * the file are meant. An abbreviation that elaboration spells out.
 *
 * @param name how the manual writes an access, with {@code %s} for the address: {@code E[%s]}
 * @param addressBits width of the address
 * @param bits width of the datum
 * @param checks the traps an address can cause, first one first
 * @param words the storage words that make up the datum, most significant first
 */
public record Addressing(
    String name,
    int addressBits,
    int bits,
    Function<Word, List<Check>> checks,
    Function<Word, List<Word.At>> words) {

  /**
   * A trap that fires when its condition holds.
   *
   * @param values what it carries, as its cause declares it
   */
  public record Check(Condition when, Cause cause, List<Word> values) {
    /** Keeps its own list; rejects other values than the cause has, or of another width. */
    public Check {
      values = List.copyOf(values);
      Widths.exactly("trap " + cause, values, cause.values());
    }

    /** A trap that carries zeros, if anything. */
    public Check(Condition when, Cause cause) {
      this(when, cause, cause.zeros());
    }
  }
}
