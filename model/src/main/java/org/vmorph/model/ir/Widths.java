package org.vmorph.model.ir;

import java.util.List;

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

  static void exactly(String what, List<Word> words, List<Word.Operand> expected) {
    if (words.size() != expected.size()) {
      throw new IllegalArgumentException(
          "%s: %d values where it has %s"
              .formatted(what, words.size(), expected.stream().map(Word.Operand::name).toList()));
    }
    for (int i = 0; i < words.size(); i++) {
      exactly(what + ": " + expected.get(i).name(), words.get(i), expected.get(i).bits());
    }
  }
}
