package org.vmorph.model.ir;

/**
 * A calculation on two words of one width, modulo 2^width, with the meaning SMT-LIB gives it:
 * shifting by the width or more leaves nothing (for {@link #SAR}, only the sign); dividing by 0
 * gives all ones ({@link #DIV}: 1 for a negative number), and the number itself remains. A machine
 * that traps there says so.
 */
public enum Operator {
  ADD("+"),
  SUB("-"),
  MUL("*"),
  /** The high half of the product of unsigned numbers. */
  MULHU("*high"),
  /** The high half of the product of signed numbers. */
  MULH("*highs"),
  /** The quotient of unsigned numbers. */
  DIVU("/"),
  /** The quotient of signed numbers, towards 0. */
  DIV("/s"),
  /** What remains of unsigned numbers. */
  REMU("rem"),
  /** What remains of signed numbers; its sign is the dividend's. */
  REM("rems"),
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
