package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a datum of several lengths lies in storage: in parcels of one size, of which the first says
 * how many there are. What is shorter than the longest has zeros where the others' parcels would
 * be.
 *
 * @param bits width of a parcel
 * @param step by how much an address grows from one parcel to the next
 * @param endian where the first parcel stands in the whole
 * @param longer what the first parcel looks like if there is a second one; if there is a third one
 *     as well; and so on
 */
public record Parcels(int bits, int step, Endian endian, List<Match> longer) {
  /** What parcels are called in print. */
  private static final String FIRST = "first";

  /** Keeps its own list; rejects a width outside 1 to 64, of one parcel or of all. */
  public Parcels {
    longer = List.copyOf(longer);
    Widths.check("parcel", bits);
    Widths.check("parcels", bits * (longer.size() + 1));
  }

  /** Width of the longest datum. */
  public int mostBits() {
    return bits * (longer.size() + 1);
  }

  /** Where the lowest bit of a datum of so many bits stands in the longest one. */
  public int low(int width) {
    return endian == Endian.LITTLE ? 0 : mostBits() - width;
  }

  /** How many bits the datum has whose first parcel this is. */
  public int width(long first) {
    int parcels = 1;
    while (parcels <= longer.size() && longer.get(parcels - 1).matches(first)) {
      parcels++;
    }
    return parcels * bits;
  }

  /**
   * Storage in parcels, where one parcel is reached like this. Each parcel is checked as it is
   * reached: one that is not there is not asked for.
   */
  public Addressing addressing(Addressing one) {
    Widths.check("parcel of " + one.name(), bits);
    return new Addressing(
        one.name(),
        one.addressBits(),
        mostBits(),
        address -> checks(one, address),
        address -> words(one, address),
        Optional.of(this));
  }

  private Word at(Word address, int parcel) {
    return parcel == 0 ? address : address.plus((long) parcel * step);
  }

  private List<Addressing.Check> checks(Addressing one, Word address) {
    var checks = new ArrayList<>(one.checks().apply(address));
    var first = first(one.words().apply(address));
    Condition there = Condition.Always.TRUE;
    for (int i = 0; i < longer.size(); i++) {
      there = there.and(longer.get(i).of(first));
      for (var check : one.checks().apply(at(address, i + 1))) {
        checks.add(new Addressing.Check(there.and(check.when()), check.cause()));
      }
    }
    return checks;
  }

  private List<Word.At> words(Addressing one, Word address) {
    var words = new ArrayList<Word.At>();
    for (int i = 0; i <= longer.size(); i++) {
      var parcel = one.words().apply(at(address, i));
      words.addAll(endian == Endian.LITTLE ? 0 : words.size(), parcel);
    }
    return words;
  }

  /** The datum that is made of these words, the longest one; the most significant word first. */
  Word datum(List<Word.At> words) {
    int each = words.size() / (longer.size() + 1);
    var parcels = new ArrayList<Word>();
    for (int i = 0; i <= longer.size(); i++) {
      int from = each * (endian == Endian.LITTLE ? longer.size() - i : i);
      parcels.add(Addressing.join(words.subList(from, from + each)));
    }
    return datum(parcels, new Word.Let(FIRST, parcels.getFirst()), 1);
  }

  /** The datum of so many parcels, or of more if the first one says so. */
  private Word datum(List<Word> parcels, Word first, int count) {
    var whole = first;
    for (int i = 1; i < count; i++) {
      whole = endian == Endian.LITTLE ? parcels.get(i).join(whole) : whole.join(parcels.get(i));
    }
    if (count > longer.size()) {
      return whole;
    }
    return new Word.Choice(
        longer.get(count - 1).of(first), datum(parcels, first, count + 1), filled(whole));
  }

  private Word filled(Word part) {
    int rest = mostBits() - part.bits();
    return endian == Endian.LITTLE ? part.extend(mostBits()) : part.join(new Word.Literal(0, rest));
  }

  private static Word first(List<Word.At> words) {
    return new Word.Let(FIRST, Addressing.join(words));
  }
}
