package org.vmorph.model.text;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;

/** Reads the lines of a program: labels, then an instruction, a directive or a constant. */
final class Reader {
  /** How many of the ways to write an instruction are told where it is written in none. */
  private static final int WAYS = 3;

  private final Lexer lexer;
  private final Functions functions;
  private final Mnemonics mnemonics;
  private final Directives directives;

  /**
   * A reader of a machine's programs.
   *
   * @throws IllegalArgumentException if a pseudo-instruction of the machine cannot be read
   */
  Reader(Architecture machine) {
    this.lexer = new Lexer(machine.dialect());
    this.functions = new Functions(lexer);
    this.mnemonics = new Mnemonics(machine, lexer, functions);
    this.directives = new Directives(machine);
  }

  Lexer lexer() {
    return lexer;
  }

  /** What the text of a line says; its names go to the symbols. */
  Statement read(String text, Line line, Symbols symbols) {
    var cursor = new Cursor(text, lexer, functions);
    while (cursor.second().is(":")) {
      symbols.label(cursor.next(), line);
      cursor.pass(":");
    }
    if (cursor.peek().kind() == Lexeme.Kind.END) {
      return Statement.Nothing.NOTHING;
    }
    if (cursor.second().is("=")) {
      var name = cursor.next();
      cursor.pass("=");
      cursor.expecting("name = number");
      return Directives.constant(name, cursor, line, symbols);
    }
    var name = cursor.peek();
    if (name.kind() != Lexeme.Kind.NAME) {
      throw cursor.expected("a label, an instruction or a directive");
    }
    cursor.next();
    return name.text().startsWith(".")
        ? directives.read(name, cursor, line, symbols)
        : instruction(name, cursor);
  }

  /** In the way that fits; if none does, the one that comes furthest says what is wrong. */
  private Statement instruction(Lexeme name, Cursor cursor) {
    var forms = mnemonics.named(name.text());
    Mistake furthest =
        new Mistake(
            name.column(),
            "unknown instruction '"
                + name.text()
                + "'"
                + Nearest.hint(name.text(), mnemonics.names()));
    int mark = cursor.mark();
    cursor.expecting(usage(forms));
    for (var form : forms) {
      try {
        cursor.back(mark);
        return form.read(name, cursor);
      } catch (Mistake mistake) {
        furthest = mistake.column() > furthest.column() ? mistake : furthest;
      }
    }
    throw furthest;
  }

  /** The shortest ways to write it. */
  private static String usage(List<WrittenForm> forms) {
    return forms.stream()
        .sorted(Comparator.comparingInt(form -> form.syntax().syntax().parts().size()))
        .limit(WAYS)
        .map(WrittenForm::usage)
        .collect(Collectors.joining("' or '"));
  }

  /** What an alignment among instructions is filled with, each an instruction of its own. */
  List<Statement.Coded> padding() {
    return lexer.dialect().padding().stream()
        .map(text -> new Cursor(text, lexer, functions))
        .map(cursor -> instruction(cursor.next(), cursor))
        .map(Statement.Code.class::cast)
        .map(code -> code.instructions().getFirst())
        .toList();
  }
}
