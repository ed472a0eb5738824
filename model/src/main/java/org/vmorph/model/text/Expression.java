package org.vmorph.model.text;

import java.math.BigInteger;

/**
 * A number as a program writes it, perhaps not known yet. Calculated exactly; whether it fits is
 * asked at the end.
 */
sealed interface Expression {
  /** How large a number may become on the way to its value. */
  int MOST_BITS = 256;

  /** Where it starts in its line, from 1. */
  int column();

  /** A number. */
  record Number(BigInteger value, int column) implements Expression {}

  /** A label or a constant. */
  record Name(String name, int column) implements Expression {}

  /** The address of the line's first word. */
  record Here(int column) implements Expression {}

  /** {@code -} or {@code ~} of a number. */
  record Unary(String operator, Expression of, int column) implements Expression {}

  /** Two numbers and an operator, which stands at its own column. */
  record Binary(String operator, Expression left, Expression right, int operatorColumn)
      implements Expression {
    @Override
    public int column() {
      return left.column();
    }
  }

  /** What names mean at one line of a program. */
  interface Scope {
    /** The value of a name, which is written at that column. */
    BigInteger value(String name, int column);

    /** The address of the line's first word. */
    BigInteger here(int column);
  }

  /** Its value. */
  default BigInteger value(Scope scope) {
    return switch (this) {
      case Number(var value, var at) -> value;
      case Name(var name, var at) -> scope.value(name, at);
      case Here(var at) -> scope.here(at);
      case Unary(var operator, var of, var at) ->
          operator.equals("-") ? of.value(scope).negate() : of.value(scope).not();
      case Binary(var operator, var left, var right, var at) ->
          limited(calculate(operator, left.value(scope), right.value(scope), at), at);
    };
  }

  private static BigInteger calculate(
      String operator, BigInteger left, BigInteger right, int column) {
    return switch (operator) {
      case "+" -> left.add(right);
      case "-" -> left.subtract(right);
      case "*" -> left.multiply(right);
      case "/" -> left.divide(divisor(right, column));
      case "%" -> left.remainder(divisor(right, column));
      case "<<" -> left.shiftLeft(distance(right, column));
      case ">>" -> left.shiftRight(distance(right, column));
      case "&" -> left.and(right);
      case "|" -> left.or(right);
      case "^" -> left.xor(right);
      default -> throw new IllegalArgumentException(operator);
    };
  }

  /**
   * Nothing in a machine is as large; without a limit a short program could ask for any amount of
   * work.
   */
  private static BigInteger limited(BigInteger value, int column) {
    if (value.bitLength() > MOST_BITS) {
      throw new Mistake(column, "a number of more than " + MOST_BITS + " bits");
    }
    return value;
  }

  private static BigInteger divisor(BigInteger value, int column) {
    if (value.signum() == 0) {
      throw new Mistake(column, "division by zero");
    }
    return value;
  }

  private static int distance(BigInteger value, int column) {
    if (value.signum() < 0 || value.bitLength() > 6) {
      throw new Mistake(column, "a shift by " + value + "; 0 to 63 are possible");
    }
    return value.intValue();
  }
}
