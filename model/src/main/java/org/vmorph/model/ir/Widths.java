package org.vmorph.model.ir;

/** The width rules every expression is held to when it is built. */
final class Widths {
  private Widths() {}

  static void check(String what, int bits) {
    if (bits < 1 || bits > 64) {
      throw new IllegalArgumentException(
          what + ": a width of " + bits + " bits; 1 to 64 are possible");
    }
  }

  static void same(String what, Word left, Word right) {
    if (left.bits() != right.bits()) {
      throw new IllegalArgumentException(
          what
              + ": "
              + left
              + " has "
              + left.bits()
              + " bits and "
              + right
              + " has "
              + right.bits());
    }
  }

  static void exactly(String what, Word word, int bits) {
    if (word.bits() != bits) {
      throw new IllegalArgumentException(
          what + ": " + word + " has " + word.bits() + " bits where " + bits + " are expected");
    }
  }
}
