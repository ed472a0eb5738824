package org.vmorph.model.ir;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a datum of several lengths lies in storage: in parcels of one size, of which the first says
 * how many there are. What is shorter than the longest has zeros where the others' parcels would
 * be.
 *
 * @param bits width of a parcel
 * @param step by how much an address grows from one parcel to the next
 * @param endian where the first parcel stands in the whole
 * @param longer how the first parcel looks, in one of these ways, if there is a second one; if
 *     there is a third one as well; and so on
 */
public record Parcels(int bits, int step, Endian endian, List<List<Match>> longer) {
  /** Keeps its own lists; rejects a width outside 1 to 64, of one parcel or of all. */
  public Parcels {
    longer = longer.stream().map(List::copyOf).toList();
    Widths.check("parcel", bits);
    Widths.check("parcels", bits * (longer.size() + 1));
  }

  /** Parcels of which there are as many as one of these patterns has, if the first one is its. */
  public static Parcels of(int bits, int step, Endian endian, List<BitPattern> patterns) {
    int most = patterns.stream().mapToInt(BitPattern::bits).max().orElse(bits);
    var longer =
        IntStream.range(1, most / bits)
            .mapToObj(
                parcels ->
                    patterns.stream()
                        .filter(pattern -> pattern.bits() > parcels * bits)
                        .map(pattern -> first(bits, endian, pattern))
                        .distinct()
                        .toList())
            .toList();
    return new Parcels(bits, step, endian, longer);
  }

  private static Match first(int bits, Endian endian, BitPattern pattern) {
    int low = endian == Endian.LITTLE ? 0 : pattern.bits() - bits;
    var fixed = pattern.fixed();
    return new Match(fixed.mask() >>> low & BitRun.ones(bits), fixed.bits() >>> low);
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
    while (parcels <= longer.size()
        && longer.get(parcels - 1).stream().anyMatch(way -> way.matches(first))) {
      parcels++;
    }
    return parcels * bits;
  }

  /** Whether there are more than so many parcels, if there are so many, as the first one says. */
  public Condition goesOn(int parcels, Word first) {
    return longer.get(parcels - 1).stream()
        .map(way -> way.of(first))
        .reduce(Condition::or)
        .orElse(Condition.Always.TRUE.not());
  }

  /**
   * Storage in parcels, where one parcel is reached like this. Each parcel is checked as it is
   * reached: one that is not there is not asked for.
   *
   * @throws IllegalArgumentException if what is reached is no parcel
   */
  public Addressing addressing(Addressing one) {
    if (one.bits() != bits) {
      throw new IllegalArgumentException(
          "%s has %d bits, and a parcel has %d".formatted(one.name(), one.bits(), bits));
    }
    var access = new ParcelAccess(this, one);
    return new Addressing(
        one.name(),
        one.addressBits(),
        mostBits(),
        access::checks,
        access::words,
        new Datum.InParcels(this, one),
        access::updates);
  }
}
