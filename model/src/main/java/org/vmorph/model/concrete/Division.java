package org.vmorph.model.concrete;

/**
 * Quotients, remainders and the high halves of products, of words of so many bits, as {@link
 * org.vmorph.model.ir.Operator} has them. Words come and go with zeros above their own bits.
 */
public final class Division {
  private Division() {}

  /** The high half of the product of unsigned numbers. */
  public static long highUnsigned(long left, long right, int bits) {
    return high(Math.unsignedMultiplyHigh(left, right), left * right, bits);
  }

  /** The high half of the product of signed numbers. */
  public static long highSigned(long left, long right, int bits) {
    long l = Concrete.signed(left, bits);
    long r = Concrete.signed(right, bits);
    return high(Math.multiplyHigh(l, r), l * r, bits);
  }

  /** The second {@code bits} bits of a number of 128. */
  private static long high(long high, long low, int bits) {
    return bits == 64 ? high : Concrete.low(high << 64 - bits | low >>> bits, bits);
  }

  /** The quotient of unsigned numbers; all ones if there is none. */
  public static long quotientUnsigned(long left, long right, int bits) {
    return right == 0 ? Concrete.low(-1, bits) : Long.divideUnsigned(left, right);
  }

  /** The quotient of signed numbers; if there is none, 1 of a negative number, and else -1. */
  public static long quotientSigned(long left, long right, int bits) {
    long l = Concrete.signed(left, bits);
    return Concrete.low(right == 0 ? l < 0 ? 1 : -1 : l / Concrete.signed(right, bits), bits);
  }

  /** What remains of unsigned numbers; all of it if there is no quotient. */
  public static long remainderUnsigned(long left, long right, int bits) {
    return right == 0 ? left : Long.remainderUnsigned(left, right);
  }

  /**
   * What remains of signed numbers, with the dividend's sign; all of it if there is no quotient.
   */
  public static long remainderSigned(long left, long right, int bits) {
    long l = Concrete.signed(left, bits);
    return Concrete.low(right == 0 ? l : l % Concrete.signed(right, bits), bits);
  }
}
