package org.vmorph.model.text;

import java.math.BigInteger;

/**
 * A line of a program: what it says, and where its words go. It is the scope its expressions are
 * read in.
 */
final class Line implements Expression.Scope {
  private final int number;
  private final Source.Text source;
  private final Symbols symbols;
  private Statement statement = Statement.Nothing.NOTHING;
  private long address;
  private boolean isPlaced;

  /**
   * A line that says nothing yet and is nowhere yet.
   *
   * @param number in the program with all that it includes, from 1
   */
  Line(int number, Source.Text source, Symbols symbols) {
    this.number = number;
    this.source = source;
    this.symbols = symbols;
  }

  int number() {
    return number;
  }

  Source.Text source() {
    return source;
  }

  Statement statement() {
    return statement;
  }

  void says(Statement what) {
    statement = what;
  }

  long address() {
    return address;
  }

  boolean isPlaced() {
    return isPlaced;
  }

  void place(long at) {
    address = at;
    isPlaced = true;
  }

  @Override
  public BigInteger value(String name, int column) {
    return symbols.value(name, column);
  }

  @Override
  public BigInteger here(int column) {
    if (!isPlaced()) {
      throw Symbols.notYet(".", column);
    }
    return new BigInteger(Long.toUnsignedString(address));
  }
}
