package org.vmorph.model.ir;

/**
 * A calculation on two words of one width, modulo 2^width, with the meaning SMT-LIB gives it:
 * shifting by the width or more leaves nothing (for {@link #SAR}, only the sign).
 */
public enum Operator {
  ADD("+"),
  SUB("-"),
  MUL("*"),
  AND("and"),
  OR("or"),
  XOR("xor"),
  SHL("<<"),
  SHR(">>>"),
  SAR(">>");

  private final String symbol;

  Operator(String symbol) {
    this.symbol = symbol;
  }

  /** As the manual prints it. */
  public String symbol() {
    return symbol;
  }
}
