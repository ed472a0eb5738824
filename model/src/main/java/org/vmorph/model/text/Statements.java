package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Dialect;

/**
 * The statements of the lines of a file, one line after another: comments between signs may go over
 * several, and a line may have several statements. Each is a text in which everything stands at its
 * own column.
 */
final class Statements {
  private static final String BEGIN = "/*";
  private static final String END = "*/";

  private final Dialect.Lexis lexis;
  private boolean isInside;

  Statements(Dialect.Lexis lexis) {
    this.lexis = lexis;
  }

  /** Whether a comment has begun that has not ended. */
  boolean isInside() {
    return isInside;
  }

  /** The statements of the next line, one or more. */
  List<String> of(String line) {
    var statements = new ArrayList<String>();
    var text = new StringBuilder();
    int at = 0;
    while (at < line.length()) {
      if (isInside || lexis.hasBlocks() && line.startsWith(BEGIN, at)) {
        int end = line.indexOf(END, isInside ? at : at + BEGIN.length());
        int next = end < 0 ? line.length() : end + END.length();
        isInside = end < 0;
        text.repeat(' ', next - at);
        at = next;
      } else if (isComment(line, at)) {
        at = line.length();
      } else if (isSeparator(line, at)) {
        statements.add(text.toString());
        text = new StringBuilder(" ".repeat(++at));
      } else {
        int next = quoted(line, at);
        text.append(line, at, next);
        at = next;
      }
    }
    statements.add(text.toString());
    return statements;
  }

  private boolean isSeparator(String line, int at) {
    return lexis.separator().filter(sign -> line.startsWith(sign, at)).isPresent();
  }

  private boolean isComment(String line, int at) {
    return lexis.comments().stream().anyMatch(sign -> line.startsWith(sign, at));
  }

  /** Where what begins here ends: a string or a character as a whole, or else one character. */
  private static int quoted(String line, int from) {
    char quote = line.charAt(from);
    if (quote != '"' && quote != '\'') {
      return from + 1;
    }
    for (int at = from + 1; at < line.length(); at++) {
      if (line.charAt(at) == '\\') {
        at++;
      } else if (line.charAt(at) == quote) {
        return at + 1;
      }
    }
    return line.length();
  }
}
