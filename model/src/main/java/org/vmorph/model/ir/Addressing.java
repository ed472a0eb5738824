package org.vmorph.model.ir;

import java.util.ArrayList;
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
 * @param words the storage words that are reached, most significant first
 * @param datum what of these words is meant
 * @param updates what reaching it changes beforehand, in order
 */
public record Addressing(
    String name,
    int addressBits,
    int bits,
    Function<Word, List<Check>> checks,
    Function<Word, List<Word.At>> words,
    Datum datum,
    Function<Word, List<Update>> updates) {

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

  /**
   * A word of storage that a store changes.
   *
   * @param value what it is after that
   */
  public record Stored(Word.At word, Word value) {}

  /**
   * A word that an access changes beforehand, as an {@link Act.Update}.
   *
   * @param when holds only where no check of the access fires that comes before it
   */
  public record Update(Condition when, Word.At word, Word value) {
    /** As an act. */
    public Act act() {
      return new Act.When(when, List.of(new Act.Update(word, value)));
    }
  }

  /** An access that changes nothing beforehand. */
  public Addressing(
      String name,
      int addressBits,
      int bits,
      Function<Word, List<Check>> checks,
      Function<Word, List<Word.At>> words,
      Datum datum) {
    this(name, addressBits, bits, checks, words, datum, address -> List.of());
  }

  /** The same access, which changes this beforehand. */
  public Addressing updating(Function<Word, List<Update>> updates) {
    return new Addressing(name, addressBits, bits, checks, words, datum, updates);
  }

  /** An access to data that are whole words. */
  public Addressing(
      String name,
      int addressBits,
      int bits,
      Function<Word, List<Check>> checks,
      Function<Word, List<Word.At>> words) {
    this(name, addressBits, bits, checks, words, Datum.Whole.WHOLE);
  }

  /** The datum at an address, unchecked, as an expression over words of storage. */
  public Word datum(Word address) {
    return switch (datum) {
      case Datum.Whole whole -> join(words.apply(address));
      case Datum.Part part -> part.in(words.apply(address).getFirst(), address, bits);
      case Datum.InParcels(var how, var one) -> new ParcelAccess(how, one).datum(address);
    };
  }

  private static Word join(List<Word.At> words) {
    return words.stream().map(Word.class::cast).reduce(Word::join).orElseThrow();
  }

  /**
   * What a store of a datum does, unchecked.
   *
   * @throws IllegalStateException if it can only be read
   */
  public List<Stored> stored(Word address, Word value) {
    var there = words.apply(address);
    return switch (datum) {
      case Datum.Whole whole -> cut(there, value);
      case Datum.Part part -> {
        var word = there.getFirst();
        yield List.of(new Stored(word, part.with(word, address, value)));
      }
      case Datum.InParcels parcels -> throw new IllegalStateException(name + " is only read");
    };
  }

  private static List<Stored> cut(List<Word.At> words, Word value) {
    var all = new ArrayList<Stored>();
    int low = value.bits();
    for (var word : words) {
      low -= word.bits();
      all.add(new Stored(word, value.slice(low, word.bits())));
    }
    return all;
  }

  /** What is wrong with what is reached, if anything is: these words are no such datum. */
  public Optional<String> fault(List<Word.At> reached) {
    int there = reached.stream().mapToInt(Word.At::bits).sum();
    return switch (datum) {
      case Datum.Whole whole -> fault(there == bits, "words of %d bits".formatted(there));
      case Datum.Part(var numbering) when !reached.stream().allMatch(numbering::isOf) ->
          Optional.of("%s reaches words that are none of %s".formatted(name, numbering.file()));
      case Datum.Part(var numbering) ->
          fault(
              reached.size() == 1 && bits <= there && bits % numbering.unit() == 0,
              "%d bits, in units of %d".formatted(there, numbering.unit()));
      case Datum.InParcels(var how, var one) ->
          one.fault(reached.subList(0, reached.size() / (how.longer().size() + 1)));
    };
  }

  private Optional<String> fault(boolean fits, String what) {
    return fits
        ? Optional.empty()
        : Optional.of("%s reaches %s; expected %d".formatted(name, what, bits));
  }

  /** How a datum of several lengths is divided. */
  public Optional<Parcels> parcels() {
    return datum instanceof Datum.InParcels(var how, var one) ? Optional.of(how) : Optional.empty();
  }

  /** How addresses count in the words of storage, where they do not count words. */
  public Optional<Numbering> numbering() {
    return switch (datum) {
      case Datum.Whole whole -> Optional.empty();
      case Datum.Part(var numbering) -> Optional.of(numbering);
      case Datum.InParcels(var how, var one) -> one.numbering();
    };
  }
}
