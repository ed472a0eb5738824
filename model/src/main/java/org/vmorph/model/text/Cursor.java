package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.List;

/** Walks over the tokens of a line and reads registers and expressions off them. */
final class Cursor {
  /** How many operators and parentheses an expression may have: it is calculated on the stack. */
  private static final int MOST = 500;

  /** Operators, the weakest first. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final List<Token> tokens;
  private int at;
  private String usage = "";
  private int nesting;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** From here on, an error message says that this is what to write. */
  void expecting(String syntax) {
    usage = "; write '" + syntax + "'";
  }

  Token peek() {
    return tokens.get(at);
  }

  /** The token after the next one. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token next() {
    var token = peek();
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  /** Passes the symbol if it is next. */
  boolean passes(String symbol) {
    boolean here = peek().is(symbol);
    if (here) {
      next();
    }
    return here;
  }

  void pass(String symbol) {
    if (!passes(symbol)) {
      throw expected("'" + symbol + "'");
    }
  }

  void end() {
    if (peek().kind() != Token.Kind.END) {
      throw expected("the end of the line");
    }
  }

  Mistake expected(String what) {
    return new Mistake(peek().column(), "expected " + what + ", found " + peek() + usage);
  }

  /** A register of a file, of as many as can be numbered in so many bits. */
  Expression register(String file, int bits) {
    var token = peek();
    if (!token.isRegister(file)) {
      throw expected(
          file.equals("r") ? "a register" : "a register " + file + "0, " + file + "1 ...");
    }
    var number = new BigInteger(token.text().substring(file.length()));
    if (number.bitLength() > bits) {
      throw new Mistake(
          token.column(),
          "no register '%s'; there are %s0 to %s%d"
              .formatted(token.text(), file, file, (1L << bits) - 1));
    }
    next();
    return new Expression.Number(number, token.column());
  }

  String string() {
    if (peek().kind() != Token.Kind.STRING) {
      throw expected("a string, as in \"text\"");
    }
    return next().text();
  }

  Expression expression() {
    nesting = 0;
    return level(0);
  }

  private void nest(Token token) {
    if (++nesting > MOST) {
      throw new Mistake(
          token.column(), "an expression of more than " + MOST + " operators; name a part of it");
    }
  }

  private Expression level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    var left = level(level + 1);
    while (peek().kind() == Token.Kind.SYMBOL && LEVELS.get(level).contains(peek().text())) {
      var operator = next();
      nest(operator);
      left = new Expression.Binary(operator.text(), left, level(level + 1), operator.column());
    }
    return left;
  }

  private Expression unary() {
    var token = peek();
    if (token.is("-") || token.is("~")) {
      next();
      nest(token);
      return new Expression.Unary(token.text(), unary(), token.column());
    }
    if (passes("(")) {
      nest(token);
      var inside = level(0);
      pass(")");
      return inside;
    }
    if (token.kind() == Token.Kind.NUMBER) {
      next();
      return new Expression.Number(token.value(), token.column());
    }
    if (token.kind() == Token.Kind.NAME && !token.isRegister()) {
      next();
      return token.text().equals(".")
          ? new Expression.Here(token.column())
          : new Expression.Name(token.text(), token.column());
    }
    throw expected("a number");
  }
}
