package org.vmorph.model.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The lines of a program, those of the files it includes in the place where it says so. */
final class Source {
  private static final String DIRECTIVE = ".include";

  /** How many lines a program may have: a file can be included again and again. */
  private static final int MOST = 1_000_000;

  /** How many files may be open, each included by the one before: they are read on the stack. */
  private static final int DEEPEST = 200;

  /**
   * A line.
   *
   * @param number in its file, from 1
   * @param text as it stands there
   * @param statements what it says, each where it stands in the line, without comments between
   *     signs
   */
  record Text(String file, int number, String text, List<String> statements) {
    AssemblyError.Problem problem(Mistake mistake) {
      return new AssemblyError.Problem(file, number, mistake.column(), mistake.text());
    }
  }

  private final Assembler.Library library;
  private final Lexer lexer;
  private final List<Text> lines = new ArrayList<>();
  private final Set<String> open = new HashSet<>();

  private Source(Assembler.Library library, Lexer lexer) {
    this.library = library;
    this.lexer = lexer;
  }

  /**
   * The lines of a file.
   *
   * @throws AssemblyError if it cannot include what it wants to
   */
  static List<Text> lines(String file, String text, Assembler.Library library, Lexer lexer) {
    var source = new Source(library, lexer);
    source.add(file, text);
    return source.lines;
  }

  private void add(String file, String text) {
    open.add(file);
    int number = 0;
    var statements = new Statements(lexer.dialect().lexis());
    for (var line : text.lines().toList()) {
      var here = new Text(file, ++number, line, statements.of(line));
      lines.add(here);
      if (line.contains(DIRECTIVE)) {
        try {
          for (var statement : here.statements()) {
            include(statement);
          }
        } catch (Mistake mistake) {
          throw new AssemblyError(List.of(here.problem(mistake)));
        }
      }
    }
    if (statements.isInside()) {
      var end = new Mistake(1, "a comment does not end; expected '*/'");
      throw new AssemblyError(List.of(lines.getLast().problem(end)));
    }
    open.remove(file);
  }

  private void include(String line) {
    var cursor = new Cursor(line, lexer, new Functions(lexer));
    // Labels may stand before it, as before any other directive.
    while (cursor.second().is(":")) {
      cursor.next();
      cursor.pass(":");
    }
    var directive = cursor.next();
    if (directive.kind() != Lexeme.Kind.NAME || !directive.text().equals(DIRECTIVE)) {
      return;
    }
    int column = cursor.peek().column();
    var file = file(cursor);
    if (open.contains(file)) {
      throw new Mistake(column, "'" + file + "' includes itself");
    }
    if (open.size() >= DEEPEST) {
      throw new Mistake(
          column, "more than " + DEEPEST + " files, each included by the one before it");
    }
    if (lines.size() > MOST) {
      throw new Mistake(column, "a program of more than " + MOST + " lines");
    }
    try {
      add(file, library.text(file));
    } catch (MalformedInputException e) {
      throw new Mistake(column, "'" + file + "' is not UTF-8 text");
    } catch (IOException | InvalidPathException e) {
      throw new Mistake(column, "'" + file + "' cannot be read; expected a file beside this one");
    }
  }

  /** Reads the operand of the directive. */
  static String file(Cursor cursor) {
    cursor.expecting(".include \"file.s\"");
    var file = cursor.string();
    cursor.end();
    return file;
  }
}
