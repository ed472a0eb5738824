package org.vmorph.model.ir;

import java.util.List;
import java.util.Optional;
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
 * @param parcels of a datum of several lengths, which can be read and not written
 */
public record Addressing(
    String name,
    int addressBits,
    int bits,
    Function<Word, List<Check>> checks,
    Function<Word, List<Word.At>> words,
    Optional<Parcels> parcels) {

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

  /** An access to data of one length. */
  public Addressing(
      String name,
      int addressBits,
      int bits,
      Function<Word, List<Check>> checks,
      Function<Word, List<Word.At>> words) {
    this(name, addressBits, bits, checks, words, Optional.empty());
  }

  /** The datum at an address, unchecked, as an expression over words of storage. */
  public Word datum(Word address) {
    var there = words.apply(address);
    return parcels.map(how -> ParcelAccess.datum(how, there)).orElseGet(() -> join(there));
  }

  static Word join(List<Word.At> words) {
    return words.stream().map(Word.class::cast).reduce(Word::join).orElseThrow();
  }
}
