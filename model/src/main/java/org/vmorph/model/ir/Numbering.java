package org.vmorph.model.ir;

import java.util.List;
import java.util.function.Function;

/**
 * How addresses count in the words of a file: byte addresses of a storage of longer words, a
 * storage that does not begin at address 0. What lies at other addresses is nothing that is kept.
 *
 * @param file the words
 * @param first the address of the first of them
 * @param each how many addresses a word has, a power of two: the units it is made of
 * @param endian which end of a word has the first of its addresses
 */
public record Numbering(File file, long first, int each, Endian endian) {
  /** Rejects a word that cannot be cut into so many, and a numbering that begins within a word. */
  public Numbering {
    if (Integer.bitCount(each) != 1 || file.bits() % each != 0) {
      throw new IllegalArgumentException(
          "numbering of %s: %d addresses a word; expected a power of two that divides its %d bits"
              .formatted(file, each, file.bits()));
    }
    if (Long.remainderUnsigned(first, each) != 0) {
      throw new IllegalArgumentException(
          "numbering of %s: begins at %s; expected a multiple of %d"
              .formatted(file, Long.toUnsignedString(first), each));
    }
  }

  /** Bits of the unit that has an address. */
  public int unit() {
    return file.bits() / each;
  }

  /** How many words hold so many units from the first address on. */
  public long words(long units) {
    return (units + each - 1) / each;
  }

  /** The index of the word that an address is in. */
  public long index(long address) {
    return address - first >>> shift();
  }

  /** The lowest bit, in its word, of the unit of an address. */
  public int low(long address) {
    int place = (int) (address & each - 1);
    return unit() * (endian == Endian.LITTLE ? place : each - 1 - place);
  }

  private int shift() {
    return Integer.numberOfTrailingZeros(each);
  }

  /** Whether a word is one of its file. */
  boolean isOf(Word.At word) {
    return word.file().equals(file);
  }

  /** The word that an address is in, whether there is one or not. */
  public Word.At word(Word address) {
    return file.at(index(address));
  }

  /** The address of a unit of a word, the first one of each being 0; of so many bits. */
  public Word address(Word index, int unit, int bits) {
    int low = shift() + file.indexBits();
    if (isAligned() && bits > low) {
      var within = shift() == 0 ? index : index.join(new Word.Literal(unit, shift()));
      return new Word.Literal(first >>> low, bits - low).join(within);
    }
    var units = index.extend(bits).calc(Operator.SHL, new Word.Literal(shift(), bits));
    return units.plus(first + unit);
  }

  /** Whether the low bits of an address count from where storage begins. */
  private boolean isAligned() {
    return first % (1L << shift() + file.indexBits()) == 0;
  }

  private Word index(Word address) {
    var offset = offset(address);
    var from = isAligned() ? address : offset;
    int bits = Math.min(file.indexBits(), from.bits() - shift());
    return from.slice(shift(), bits).extend(file.indexBits());
  }

  private Word offset(Word address) {
    reached(address.bits());
    return first == 0 ? address : address.minus(new Word.Literal(first, address.bits()));
  }

  /** Rejects addresses that are too narrow to name its first word, or more than a unit of one. */
  private void reached(int addressBits) {
    if (addressBits < 64 && first >>> addressBits != 0) {
      throw new IllegalArgumentException(
          "numbering of %s: begins at %s, and an address has %d bits"
              .formatted(file, Long.toUnsignedString(first), addressBits));
    }
    if (addressBits <= shift()) {
      throw new IllegalArgumentException(
          "numbering of %s: %d addresses a word, and an address has %d bits; expected more than %d"
              .formatted(file, each, addressBits, shift()));
    }
  }

  /** Whether storage has the word that an address is in. */
  public Condition has(Word address) {
    var below = index(address).below(new Word.Size(file.indexBits()));
    int low = shift() + file.indexBits();
    if (address.bits() <= low) {
      return below;
    }
    int high = address.bits() - low;
    return isAligned()
        ? address.slice(low, high).is(first >>> low).and(below)
        : offset(address).slice(low, high).is(0).and(below);
  }

  /** Whether a datum of so many bits lies in more than one word. */
  public Condition crosses(Word address, int bits) {
    int units = bits / unit();
    if (units <= 1) {
      return Condition.Always.TRUE.not();
    }
    return new Word.Literal(each - units, shift() + 1).below(place(address).extend(shift() + 1));
  }

  /** The number of an address's unit in its word. */
  private Word place(Word address) {
    return shift() == 0 ? new Word.Literal(0, 1) : address.low(shift());
  }

  /** The lowest bit, in its word, of a datum that lies in one; as wide as a word. */
  Word low(Word address, int bits) {
    var units = place(address).extend(file.bits());
    var number =
        endian == Endian.LITTLE
            ? units
            : new Word.Literal(each - bits / unit(), file.bits()).minus(units);
    return number.calc(Operator.MUL, new Word.Literal(unit(), file.bits()));
  }

  /**
   * A datum in one word, at an address at which no more than one is reached.
   *
   * @param checks what traps before; that the word is there, and is the only one, among it
   * @throws IllegalArgumentException if such an address names no word, no word has so many bits, or
   *     no whole number of units has
   */
  public Addressing access(
      String name, int addressBits, int bits, Function<Word, List<Addressing.Check>> checks) {
    reached(addressBits);
    return new Addressing(
        name, addressBits, bits, checks, a -> List.of(word(a)), new Datum.Part(this));
  }
}
