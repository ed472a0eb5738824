package org.vmorph.model.text;

import org.vmorph.model.ir.Word;

/**
 * How numbers look in print: small ones decimal, a few below zero with a sign, masks and large ones
 * hexadecimal.
 */
final class Numerals {
  private static final long LARGE = 1 << 16;
  private static final long DIGITS = 10;

  private Numerals() {}

  static boolean isLiteral(Word word) {
    return word instanceof Word.Literal;
  }

  /** Whether it is one of the numbers just below zero, taken as a signed one. */
  static boolean isNegative(Word word) {
    return word instanceof Word.Literal literal
        && literal.bits() > 1
        && signed(literal) < 0
        && signed(literal) > -LARGE / 64;
  }

  private static long signed(Word.Literal literal) {
    int unused = 64 - literal.bits();
    return literal.value() << unused >> unused;
  }

  static String plain(Word.Literal literal) {
    if (isNegative(literal) && literal.bits() >= 16) {
      return Long.toString(signed(literal));
    }
    return Long.compareUnsigned(literal.value(), LARGE) < 0
        ? Long.toString(literal.value())
        : hex(literal.value());
  }

  /** Without its sign. */
  static String magnitude(Word word) {
    return word instanceof Word.Literal literal ? Long.toString(-signed(literal)) : "";
  }

  /** As a pattern of bits. */
  static String mask(Word.Literal literal) {
    return Long.compareUnsigned(literal.value(), DIGITS) < 0
        ? Long.toString(literal.value())
        : hex(literal.value());
  }

  private static String hex(long value) {
    return "0x" + Long.toHexString(value);
  }
}
