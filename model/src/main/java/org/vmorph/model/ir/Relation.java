package org.vmorph.model.ir;

/** A comparison of two words of one width. */
public enum Relation {
  EQUAL("="),
  /** Unsigned. */
  BELOW("<"),
  /** Two's complement. */
  LESS("<s");

  private final String symbol;

  Relation(String symbol) {
    this.symbol = symbol;
  }

  /** As the manual prints it. */
  public String symbol() {
    return symbol;
  }
}
