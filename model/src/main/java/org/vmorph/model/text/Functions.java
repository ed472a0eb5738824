package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.NumberFunction;

/** The functions of a dialect, {@code %name(number)}, read. */
final class Functions {
  private static final String X = "x";

  private final Map<String, Function> all = new LinkedHashMap<>();

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if what one is made of is no expression
   */
  Functions(Lexer lexer) {
    for (var data : lexer.dialect().functions()) {
      all.put(
          data.name(), new Function(data, read(data.number(), lexer), read(data.part(), lexer)));
    }
  }

  private Expression read(String text, Lexer lexer) {
    try {
      var cursor = new Cursor(text, lexer, this);
      var read = cursor.expression();
      cursor.end();
      return read;
    } catch (Mistake mistake) {
      throw new IllegalArgumentException("'" + text + "': " + mistake.text());
    }
  }

  /** The one of a name. */
  Function named(Lexeme name) {
    var function = all.get(name.text());
    if (function == null) {
      throw new Mistake(
          name.column(),
          "unknown function '%%%s'%s"
              .formatted(name.text(), Nearest.hint(name.text(), all.keySet())));
    }
    return function;
  }

  /** One of them. */
  record Function(NumberFunction data, Expression number, Expression part) {
    /** What it is of a number. */
    BigInteger value(Expression argument, Expression.Scope scope, int column) {
      return data.at().isEmpty()
          ? of(argument, scope, column)
          : ofAnother(data.at().get(), argument.value(scope), scope, column);
    }

    /** Of that number of which another function takes a part, in the instruction at an address. */
    private BigInteger ofAnother(
        String other, BigInteger address, Expression.Scope scope, int column) {
      var placed =
          scope
              .at(address)
              .flatMap(
                  there ->
                      there.operands().stream()
                          .filter(Expression.Call.class::isInstance)
                          .map(Expression.Call.class::cast)
                          .filter(call -> call.function().data().name().equals(other))
                          .map(call -> Map.entry(call.argument(), there.scope()))
                          .findFirst())
              .orElseThrow(
                  () ->
                      new Mistake(
                          column,
                          "%%%s is of an instruction with %%%s; expected the label of one"
                              .formatted(data.name(), other)));
      try {
        return of(placed.getKey(), placed.getValue(), column);
      } catch (Mistake mistake) {
        throw new Mistake(column, mistake.text());
      }
    }

    private BigInteger of(Expression argument, Expression.Scope scope, int column) {
      var x = argument.value(scope);
      var whole = number.value(new Bound(x, scope));
      var rounded = whole.add(BigInteger.valueOf(data.round()));
      if (rounded.bitLength() >= data.bits()) {
        throw new Mistake(
            column,
            "%s is too far for %%%s; %d bits are possible"
                .formatted(whole, data.name(), data.bits()));
      }
      return part.value(new Bound(whole, scope));
    }
  }

  /** Where x is a number. */
  private record Bound(BigInteger x, Expression.Scope scope) implements Expression.Scope {
    @Override
    public BigInteger value(String name, int column) {
      return name.equals(X) ? x : scope.value(name, column);
    }

    @Override
    public boolean has(String name) {
      return name.equals(X) || scope.has(name);
    }

    @Override
    public BigInteger here(int column) {
      return scope.here(column);
    }

    @Override
    public BigInteger local(String number, boolean isAhead, int column) {
      return scope.local(number, isAhead, column);
    }

    @Override
    public Optional<Expression.Placed> at(BigInteger address) {
      return scope.at(address);
    }
  }
}
