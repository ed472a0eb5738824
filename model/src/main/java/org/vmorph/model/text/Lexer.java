package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vmorph.model.arch.Dialect;

/** Cuts a line into tokens, as the machine's programs are written. */
final class Lexer {
  private static final String SYMBOLS = "+-*/%&|^~(),:=@";

  private static final Map<Character, Character> ESCAPES =
      Map.ofEntries(
          Map.entry('n', '\n'),
          Map.entry('t', '\t'),
          Map.entry('r', '\r'),
          Map.entry('b', '\b'),
          Map.entry('f', '\f'),
          Map.entry('\\', '\\'),
          Map.entry('"', '"'),
          Map.entry('\'', '\''));

  private final Dialect dialect;
  private final Map<String, Integer> registers;
  private final String letter;

  Lexer(Dialect dialect) {
    this.dialect = dialect;
    this.registers = dialect.registers().byName();
    this.letter = dialect.registers().letter();
  }

  Dialect dialect() {
    return dialect;
  }

  /** The tokens of a line; the last one is its end. */
  List<Lexeme> tokens(String line) {
    var walk = new Walk(line);
    var tokens = new ArrayList<Lexeme>();
    do {
      tokens.add(walk.next());
    } while (tokens.get(tokens.size() - 1).kind() != Lexeme.Kind.END);
    return tokens;
  }

  private boolean isComment(String line, int at) {
    return dialect.lexis().comments().stream().anyMatch(sign -> line.startsWith(sign, at));
  }

  /** A name, which may be that of a register. */
  private Lexeme name(String text, int column) {
    var known = registers.get(text);
    if (known != null) {
      return new Lexeme(Lexeme.Kind.REGISTER, text, column, BigInteger.valueOf(known));
    }
    var number = text.startsWith(letter) ? text.substring(letter.length()) : "";
    return number.matches("[0-9]+")
        ? new Lexeme(Lexeme.Kind.REGISTER, text, column, new BigInteger(number))
        : new Lexeme(Lexeme.Kind.NAME, text, column);
  }

  /** One line on the way to its end. */
  private final class Walk {
    private final String line;
    private int at;

    Walk(String line) {
      this.line = line;
    }

    Lexeme next() {
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      int column = at + 1;
      if (at == line.length() || isComment(line, at)) {
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
        return Character.isDigit(c) ? number(text, column) : name(text, column);
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

    private boolean isNamePart(char c) {
      return c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '_'
          || c == '.';
    }

    private Lexeme number(String text, int column) {
      // 1b and 1f are the labels 1 behind and ahead.
      if (text.matches("[0-9]+[bf]")) {
        return new Lexeme(Lexeme.Kind.NAME, text, column);
      }
      try {
        return new Lexeme(Lexeme.Kind.NUMBER, text, column, value(text));
      } catch (NumberFormatException e) {
        throw new Mistake(column, "'" + text + "' is not a number; write 255 or 0xff");
      }
    }

    /** As C writes them. */
    private BigInteger value(String text) {
      var prefix = text.substring(0, Math.min(2, text.length())).toLowerCase(Locale.ROOT);
      return switch (prefix) {
        case "0x" -> new BigInteger(text.substring(2), 16);
        case "0b" -> new BigInteger(text.substring(2), 2);
        default -> new BigInteger(text, text.startsWith("0") ? 8 : 10);
      };
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
      return c == '\\' ? escaped() : c;
    }

    private int escaped() {
      int start = at;
      var octal = digits("[0-7]", 3);
      if (!octal.isEmpty()) {
        return character(start, Integer.parseInt(octal, 8));
      }
      if (at < line.length() && line.charAt(at) == 'x') {
        at++;
        var digits = digits("[0-9a-fA-F]", 4);
        return character(start, digits.isEmpty() ? -1 : Integer.parseInt(digits, 16));
      }
      var escape = at < line.length() ? ESCAPES.get(line.charAt(at)) : null;
      at++;
      return character(start, escape == null ? -1 : escape);
    }

    private String digits(String one, int most) {
      int start = at;
      while (at < line.length()
          && at - start < most
          && String.valueOf(line.charAt(at)).matches(one)) {
        at++;
      }
      return line.substring(start, at);
    }

    /** What else it stands for nobody agrees on. */
    private int character(int start, int value) {
      if (value < 0 || value > 0x7f) {
        var seen = line.substring(start - 1, Math.min(at, line.length()));
        throw new Mistake(
            start,
            "unknown escape '%s'; there are \\n \\t \\r \\b \\f \\0 to \\177, \\x0 to \\x7f, \\\\ \\\" \\'"
                .formatted(seen));
      }
      return value;
    }
  }
}
