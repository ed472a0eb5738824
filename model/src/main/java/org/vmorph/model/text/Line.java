package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A line of a program: what it says, and where its words go. It is the scope its expressions are
 * read in.
 */
final class Line implements Expression.Scope {
  private final int number;
  private final int row;
  private final Source.Text source;
  private final String text;
  private final Symbols symbols;
  private Statement statement = Statement.Nothing.NOTHING;
  private long address;
  private boolean isCode = true;
  private boolean isPlaced;

  /**
   * A line that says nothing yet and is nowhere yet.
   *
   * @param number of the statement in the program with all that it includes, from 1
   * @param row the number of its line, from 1
   * @param text the statement, at its columns
   */
  Line(int number, int row, Source.Text source, String text, Symbols symbols) {
    this.number = number;
    this.row = row;
    this.source = source;
    this.text = text;
    this.symbols = symbols;
  }

  int number() {
    return number;
  }

  int row() {
    return row;
  }

  String text() {
    return text;
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

  /** Whether it is among instructions, and not in a section of data. */
  boolean isCode() {
    return isCode;
  }

  void becomesData() {
    isCode = false;
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
  public boolean has(String name) {
    return symbols.has(name);
  }

  @Override
  public BigInteger local(String number, boolean isAhead, int column) {
    return symbols.local(number, isAhead, this, column);
  }

  @Override
  public Optional<Expression.Placed> at(BigInteger there) {
    return symbols.at(there);
  }

  @Override
  public BigInteger here(int column) {
    if (!isPlaced()) {
      throw Symbols.notYet(".", column);
    }
    return new BigInteger(Long.toUnsignedString(address));
  }
}
