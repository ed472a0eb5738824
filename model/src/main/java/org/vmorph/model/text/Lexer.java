package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a line into tokens. A comment starts with a semicolon. */
final class Lexer {
  private static final String SYMBOLS = "+-*/%&|^~(),:=";

  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 't', '\t', 'r', '\r', '0', '\0', '\\', '\\', '"', '"', '\'', '\'');

  private final String line;
  private int at;

  private Lexer(String line) {
    this.line = line;
  }

  /** The tokens of a line; the last one is its end. */
  static List<Lexeme> tokens(String line) {
    var lexer = new Lexer(line);
    var tokens = new ArrayList<Lexeme>();
    do {
      tokens.add(lexer.next());
    } while (tokens.get(tokens.size() - 1).kind() != Lexeme.Kind.END);
    return tokens;
  }

  private Lexeme next() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    int column = at + 1;
    if (at == line.length() || line.charAt(at) == ';') {
      return new Lexeme(Lexeme.Kind.END, "", column);
    }
    char c = line.charAt(at);
    if (c == '"') {
      at++;
      return string(column);
    }
    if (c == '\'') {
      at++;
      return character(column);
    }
    if (isNamePart(c)) {
      var text = run();
      return Character.isDigit(c)
          ? number(text, column)
          : new Lexeme(Lexeme.Kind.NAME, text, column);
    }
    if (line.startsWith("<<", at) || line.startsWith(">>", at)) {
      at += 2;
      return new Lexeme(Lexeme.Kind.SYMBOL, line.substring(at - 2, at), column);
    }
    if (SYMBOLS.indexOf(c) >= 0) {
      at++;
      return new Lexeme(Lexeme.Kind.SYMBOL, String.valueOf(c), column);
    }
    throw new Mistake(column, "unexpected character '" + c + "'");
  }

  private String run() {
    int start = at;
    while (at < line.length() && isNamePart(line.charAt(at))) {
      at++;
    }
    return line.substring(start, at);
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '.';
  }

  private static Lexeme number(String text, int column) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    try {
      var value = hex ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
      return new Lexeme(Lexeme.Kind.NUMBER, text, column, value);
    } catch (NumberFormatException e) {
      throw new Mistake(column, "'" + text + "' is not a number; write 255 or 0xff");
    }
  }

  private Lexeme string(int column) {
    var text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != '"') {
      text.appendCodePoint(codePoint());
    }
    if (at == line.length()) {
      throw new Mistake(column, "this string does not end; expected '\"'");
    }
    at++;
    return new Lexeme(Lexeme.Kind.STRING, text.toString(), column);
  }

  private Lexeme character(int column) {
    int start = at - 1;
    if (at == line.length() || line.charAt(at) == '\'') {
      throw new Mistake(column, "expected a character, as in 'c'");
    }
    int value = codePoint();
    if (at == line.length() || line.charAt(at) != '\'') {
      throw new Mistake(
          column, "this character constant does not end; expected one character, as in 'c'");
    }
    at++;
    return new Lexeme(
        Lexeme.Kind.NUMBER, line.substring(start, at), column, BigInteger.valueOf(value));
  }

  private int codePoint() {
    int c = line.codePointAt(at);
    at += Character.charCount(c);
    if (c != '\\') {
      return c;
    }
    var escape = at < line.length() ? ESCAPES.get(line.charAt(at)) : null;
    if (escape == null) {
      var seen = at < line.length() ? "\\" + line.charAt(at) : "\\";
      throw new Mistake(
          at, "unknown escape '" + seen + "'; there are \\n \\t \\r \\0 \\\\ \\\" \\'");
    }
    at++;
    return escape;
  }
}
