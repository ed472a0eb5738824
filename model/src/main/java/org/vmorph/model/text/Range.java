package org.vmorph.model.text;

import java.math.BigInteger;

/**
 * The numbers that have room somewhere.
 *
 * @param what where they are to be kept, as an error message calls it
 */
record Range(String what, BigInteger least, BigInteger most) {
  private static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }

  /** Two's complement numbers. */
  static Range signed(String what, int bits) {
    return new Range(what, power(bits - 1).negate(), power(bits - 1).subtract(BigInteger.ONE));
  }

  /** Numbers from 0 on. */
  static Range unsigned(String what, int bits) {
    return new Range(what, BigInteger.ZERO, power(bits).subtract(BigInteger.ONE));
  }

  /** Numbers from 0 to the last one possible, which is unsigned. */
  static Range upTo(String what, long most) {
    return new Range(what, BigInteger.ZERO, new BigInteger(Long.toUnsignedString(most)));
  }

  /** Numbers with or without a sign, as they are kept in a word. */
  static Range either(String what, int bits) {
    return new Range(what, signed(what, bits).least, unsigned(what, bits).most);
  }

  /** Whether it is one of them. */
  boolean holds(BigInteger value) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  /** The value, if it fits; its low 64 bits are all of it. */
  long check(Expression expression, Expression.Scope scope) {
    return check(expression.value(scope), expression);
  }

  /** The value of what stands there, if it fits. */
  long check(BigInteger value, Expression where) {
    if (!holds(value)) {
      throw new Mistake(
          where.column(),
          value + " does not fit " + what + "; " + least + " to " + most + " are possible");
    }
    return value.longValue();
  }
}
