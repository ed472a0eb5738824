package org.vmorph.model.ir;

/** What of the words of storage that an access reaches is the datum. */
public sealed interface Datum {
  /** The words side by side. */
  enum Whole implements Datum {
    WHOLE
  }

  /**
   * A part of one word; which, the lowest bits of the address say.
   *
   * @param numbering how addresses count in a word
   */
  record Part(Numbering numbering) implements Datum {
    /** The datum in its word. */
    Word in(Word.At word, Word address, int bits) {
      return bits == word.bits()
          ? word
          : word.calc(Operator.SHR, numbering.low(address, bits)).low(bits);
    }

    /** The word with another datum in it. */
    Word with(Word.At word, Word address, Word datum) {
      if (datum.bits() == word.bits()) {
        return datum;
      }
      var low = numbering.low(address, datum.bits());
      var ones = new Word.Literal(-1, datum.bits()).extend(word.bits());
      var others = new Word.Literal(-1, word.bits()).calc(Operator.XOR, moved(ones, low));
      return word.calc(Operator.AND, others)
          .calc(Operator.OR, moved(datum.extend(word.bits()), low));
    }

    private static Word moved(Word word, Word by) {
      return word.calc(Operator.SHL, by);
    }
  }

  /**
   * Of several lengths; it can be read and not written.
   *
   * @param one how one of its parcels is reached
   */
  record InParcels(Parcels how, Addressing one) implements Datum {}
}
