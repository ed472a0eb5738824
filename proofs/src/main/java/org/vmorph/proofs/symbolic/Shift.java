package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.math.BigInteger;
import java.util.Optional;
import org.vmorph.model.ir.Operator;

/**
 * A word shifted. Where a part of a word is moved to where it lies, it is one of the few words that
 * come of it: a solver need not find out of a shifter of all distances that it keeps the parts
 * together.
 */
record Shift(Context z, Slices slices, Operator operator, Expr<BitVecSort> word) {
  /** Of more there are too many words. */
  private static final int MOST_BITS = 3;

  /**
   * A distance: so many times a number of few bits, modulo 2^width of the word that is shifted.
   *
   * @param each in bits
   */
  record Place(Expr<BitVecSort> number, BigInteger each) {
    BigInteger times(int i, int width) {
      return each.multiply(BigInteger.valueOf(i)).mod(BigInteger.ONE.shiftLeft(width));
    }
  }

  /** A distance as such a place, if it is one. */
  static Optional<Place> place(Expr<BitVecSort> by) {
    if (!by.isBVMul()
        || !(by.getArgs()[1] instanceof BitVecNum each)
        || !by.getArgs()[0].isBVZeroExtension()) {
      return Optional.empty();
    }
    @SuppressWarnings("unchecked")
    var number = (Expr<BitVecSort>) by.getArgs()[0].getArgs()[0];
    return number.getSort().getSize() > MOST_BITS
        ? Optional.empty()
        : Optional.of(new Place(number, each.getBigInteger()));
  }

  /** To a place. */
  Expr<BitVecSort> to(Place place) {
    int bits = place.number.getSort().getSize();
    int last = (1 << bits) - 1;
    int width = word.getSort().getSize();
    var shifted = by(place.times(last, width));
    for (int i = last - 1; i >= 0; i--) {
      var here = z.mkEq(place.number, z.mkBV(i, bits));
      shifted = Term.ite(z, here, by(place.times(i, width)), shifted);
    }
    return shifted;
  }

  /** By any distance. */
  Expr<BitVecSort> by(Expr<BitVecSort> distance) {
    return distance instanceof BitVecNum known
        ? by(known.getBigInteger())
        : operator == Operator.SHL ? z.mkBVSHL(word, distance) : z.mkBVLSHR(word, distance);
  }

  /** By a known one: some of its bits beside zeros. */
  private Expr<BitVecSort> by(BigInteger distance) {
    int bits = word.getSort().getSize();
    if (distance.signum() == 0) {
      return word;
    }
    if (distance.compareTo(BigInteger.valueOf(bits)) >= 0) {
      return z.mkBV(0, bits);
    }
    int known = distance.intValue();
    var zeros = z.mkBV(0, known);
    return operator == Operator.SHL
        ? z.mkConcat(slices.of(word, 0, bits - known), zeros)
        : z.mkConcat(zeros, slices.of(word, known, bits - known));
  }
}
