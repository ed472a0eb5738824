package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Dialect;

/** Walks over the tokens of a line and reads registers and expressions off them. */
final class Cursor {
  /** How many operators and parentheses an expression may have: it is calculated on the stack. */
  private static final int MOST = 500;

  private final Dialect dialect;
  private final Functions functions;
  private final List<Lexeme> tokens;
  private int at;
  private String usage = "";
  private int nesting;

  Cursor(String line, Lexer lexer, Functions functions) {
    this.tokens = lexer.tokens(line);
    this.dialect = lexer.dialect();
    this.functions = functions;
  }

  /** Where it stands, to come back to. */
  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /** From here on, an error message says that this is what to write. */
  void expecting(String syntax) {
    usage = "; write '" + syntax + "'";
  }

  Lexeme peek() {
    return tokens.get(at);
  }

  /** The token after the next one. */
  Lexeme second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Lexeme next() {
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
    if (peek().kind() != Lexeme.Kind.END) {
      throw expected("the end of the line");
    }
  }

  Mistake expected(String what) {
    return new Mistake(peek().column(), "expected " + what + ", found " + peek() + usage);
  }

  /** A register of a file, of as many as can be numbered in so many bits. */
  Expression register(String file, int bits) {
    var token = peek();
    boolean isGeneral = file.equals("r");
    if (isGeneral ? token.kind() != Lexeme.Kind.REGISTER : !token.isRegister(file)) {
      throw isGeneral ? noRegister(token) : expected("a register " + file + "0, " + file + "1 ...");
    }
    var number = isGeneral ? token.value() : new BigInteger(token.text().substring(file.length()));
    if (number.bitLength() > bits) {
      var letter = isGeneral ? dialect.registers().letter() : file;
      throw new Mistake(
          token.column(),
          "no register '%s'; there are %s0 to %s%d"
              .formatted(token.text(), letter, letter, (1L << bits) - 1));
    }
    next();
    return new Expression.Number(number, token.column());
  }

  private Mistake noRegister(Lexeme token) {
    var wrong = expected("a register");
    return token.kind() == Lexeme.Kind.NAME
        ? new Mistake(
            wrong.column(),
            wrong.text() + Nearest.hint(token.text(), dialect.registers().byName().keySet()))
        : wrong;
  }

  /** A number that may have a name of its own. */
  Expression number(Map<String, Long> names) {
    var token = peek();
    if (token.kind() != Lexeme.Kind.NAME || names.isEmpty()) {
      return expression();
    }
    var known = names.get(token.text());
    if (known != null) {
      next();
      return new Expression.Number(BigInteger.valueOf(known), token.column());
    }
    var number = expression();
    return number instanceof Expression.Name name
        ? new Expression.Named(name, names.keySet())
        : number;
  }

  /** A name, whatever it is of. */
  Lexeme name(String what) {
    if (peek().kind() != Lexeme.Kind.NAME) {
      throw expected(what);
    }
    return next();
  }

  String string() {
    if (peek().kind() != Lexeme.Kind.STRING) {
      throw expected("a string, as in \"text\"");
    }
    return next().text();
  }

  Expression expression() {
    nesting = 0;
    return level(0);
  }

  private void nest(Lexeme token) {
    if (++nesting > MOST) {
      throw new Mistake(
          token.column(), "an expression of more than " + MOST + " operators; name a part of it");
    }
  }

  /** What operators of this level and stronger ones hold together. */
  private Expression level(int least) {
    var left = unary();
    for (int level = level(peek()); level >= least; level = level(peek())) {
      var operator = next();
      nest(operator);
      left = new Expression.Binary(operator.text(), left, level(level + 1), operator.column());
    }
    return left;
  }

  /** The level of an operator, the weakest 0; -1 of what is none. */
  private int level(Lexeme token) {
    var levels = dialect.lexis().operators();
    for (int level = 0; level < levels.size(); level++) {
      if (token.kind() == Lexeme.Kind.SYMBOL && levels.get(level).contains(token.text())) {
        return level;
      }
    }
    return -1;
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
    if (token.kind() == Lexeme.Kind.NUMBER) {
      next();
      return new Expression.Number(token.value(), token.column());
    }
    if (token.is("%") && second().kind() == Lexeme.Kind.NAME) {
      next();
      nest(token);
      return call(token.column());
    }
    if (token.kind() == Lexeme.Kind.NAME) {
      next();
      return name(token);
    }
    throw expected("a number");
  }

  private Expression call(int column) {
    var name = next();
    var function = functions.named(name);
    pass("(");
    var argument = level(0);
    pass(")");
    return new Expression.Call(function, argument, column);
  }

  private static Expression name(Lexeme token) {
    var text = token.text();
    if (text.equals(".")) {
      return new Expression.Here(token.column());
    }
    return Character.isDigit(text.charAt(0))
        ? new Expression.Local(
            text.substring(0, text.length() - 1), text.endsWith("f"), token.column())
        : new Expression.Name(text, token.column());
  }
}
