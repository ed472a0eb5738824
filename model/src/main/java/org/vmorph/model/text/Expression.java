package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The same where other names would have been right as well. */
  record Named(Name name, Collection<String> others) implements Expression {
    @Override
    public int column() {
      return name.column();
    }
  }

  /** {@code 1b} or {@code 1f}: the nearest label of that number, behind or ahead. */
  record Local(String number, boolean isAhead, int column) implements Expression {}

  /** A part of a number, {@code %name(number)}. */
  record Call(Functions.Function function, Expression argument, int column) implements Expression {}

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

    /** The names that have a value. */
    boolean has(String name);

    /** The address of the line's first word. */
    BigInteger here(int column);

    /** The address of the nearest label of a number. */
    BigInteger local(String number, boolean isAhead, int column);

    /** The instruction at an address, if one begins there. */
    Optional<Placed> at(BigInteger address);
  }

  /** The operands of an instruction, and what names mean there. */
  record Placed(List<Expression> operands, Scope scope) {}

  /** The same with these in the place of names; whatever else is in it stands at that column. */
  default Expression with(Map<String, Expression> values, int column) {
    return switch (this) {
      case Number(var value, var at) -> new Number(value, column);
      case Name(var name, var at) -> values.getOrDefault(name, new Name(name, column));
      case Named(var name, var others) -> name.with(values, column);
      case Here(var at) -> new Here(column);
      case Local(var number, var isAhead, var at) -> new Local(number, isAhead, column);
      case Call(var function, var argument, var at) ->
          called(function, argument.with(values, column));
      case Unary(var operator, var of, var at) ->
          new Unary(operator, of.with(values, column), column);
      case Binary(var operator, var left, var right, var at) ->
          new Binary(operator, left.with(values, column), right.with(values, column), column);
    };
  }

  /** What is wrong with it is wrong with its argument. */
  private static Call called(Functions.Function function, Expression argument) {
    return new Call(function, argument, argument.column());
  }

  /** Its value. */
  default BigInteger value(Scope scope) {
    return switch (this) {
      case Number(var value, var at) -> value;
      case Name(var name, var at) -> scope.value(name, at);
      case Named(var name, var others) -> {
        if (!scope.has(name.name())) {
          throw new Mistake(
              name.column(),
              "no '" + name.name() + "' is known here" + Nearest.hint(name.name(), others));
        }
        yield name.value(scope);
      }
      case Here(var at) -> scope.here(at);
      case Local(var number, var isAhead, var at) -> scope.local(number, isAhead, at);
      case Call(var function, var argument, var at) -> function.value(argument, scope, at);
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
