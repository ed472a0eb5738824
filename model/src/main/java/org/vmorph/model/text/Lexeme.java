package org.vmorph.model.text;

import java.math.BigInteger;

/**
 * A piece of a line.
 *
 * @param text as written; of a string, what it means
 * @param column where it starts, from 1
 * @param value of a number or a character constant; the number of a register; otherwise 0
 */
record Lexeme(Kind kind, String text, int column, BigInteger value) {
  enum Kind {
    NAME,
    REGISTER,
    NUMBER,
    STRING,
    SYMBOL,
    END
  }

  Lexeme(Kind kind, String text, int column) {
    this(kind, text, column, BigInteger.ZERO);
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** Whether it is a name of another file than the general registers, with a number. */
  boolean isRegister(String file) {
    return kind == Kind.NAME
        && text.startsWith(file)
        && text.substring(file.length()).matches("[0-9]+");
  }

  /** As an error message names it. */
  @Override
  public String toString() {
    return switch (kind) {
      case END -> "the end of the line";
      case STRING -> "a string";
      case REGISTER -> "register '" + text + "'";
      case NAME, NUMBER, SYMBOL -> "'" + text + "'";
    };
  }
}
