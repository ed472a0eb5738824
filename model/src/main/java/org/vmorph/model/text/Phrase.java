package org.vmorph.model.text;

/**
 * A printed expression, and how tightly it holds together.
 *
 * @param level one of the constants, the loosest lowest
 */
record Phrase(String text, int level) {
  static final int CHOICE = 0;
  static final int OR = 1;
  static final int AND = 2;
  static final int COMPARISON = 3;
  static final int BITS = 4;
  static final int SUM = 5;
  static final int PRODUCT = 6;
  static final int ATOM = 7;

  static Phrase atom(String text) {
    return new Phrase(text, ATOM);
  }

  /** The text, in parentheses if it would fall apart beside something of this level. */
  String at(int least) {
    return level < least ? "(" + text + ")" : text;
  }
}
