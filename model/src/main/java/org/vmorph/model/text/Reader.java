package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/** Reads the lines of a program: labels, then an instruction, a directive or a constant. */
final class Reader {
  private static final List<String> DIRECTIVES =
      List.of(".psw", ".string", ".org", ".space", ".equ", ".include");

  /**
   * Where a unit is a byte, a word is what programs call so and no longer what storage consists of.
   */
  private static final Map<String, Integer> OF_BYTES =
      Map.of(".byte", 1, ".half", 2, ".word", 4, ".dword", 8);

  private final Architecture machine;
  private final Optional<PswText> psw;
  private final Map<String, OperandSyntax> syntaxes = new HashMap<>();

  /** Directives for numbers, and in how many units each stands. */
  private final Map<String, Integer> data;

  Reader(Architecture machine) {
    this.machine = machine;
    this.psw = PswText.of(machine);
    this.data = machine.numbering().each() == 1 ? Map.of(".word", 1) : OF_BYTES;
    for (var instruction : machine.instructions()) {
      syntaxes.put(instruction.name(), new OperandSyntax(instruction.form()));
    }
  }

  OperandSyntax syntax(Instruction instruction) {
    return syntaxes.getOrDefault(instruction.name(), new OperandSyntax(instruction.form()));
  }

  /** What the text of a line says; its names go to the symbols. */
  Statement read(String text, Line line, Symbols symbols) {
    var cursor = new Cursor(Lexer.tokens(text));
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
      return constant(name, cursor, line, symbols);
    }
    var name = cursor.peek();
    if (name.kind() != Lexeme.Kind.NAME) {
      throw cursor.expected("a label, an instruction or a directive");
    }
    cursor.next();
    return name.text().startsWith(".")
        ? directive(name, cursor, line, symbols)
        : instruction(name, cursor);
  }

  private Statement instruction(Lexeme name, Cursor cursor) {
    var instruction =
        machine
            .instruction(name.text())
            .orElseThrow(
                () ->
                    new Mistake(
                        name.column(),
                        "unknown instruction '"
                            + name.text()
                            + "'"
                            + Nearest.hint(name.text(), names())));
    cursor.expecting((name.text() + " " + instruction.form().syntax()).strip());
    return new Statement.Code(instruction, syntax(instruction).read(cursor));
  }

  private List<String> names() {
    return machine.instructions().stream().map(Instruction::name).toList();
  }

  private Statement directive(Lexeme name, Cursor cursor, Line line, Symbols symbols) {
    var units = data.get(name.text());
    if (units != null) {
      cursor.expecting(name.text() + " number, number ...");
      return new Statement.Data(name.text().substring(1), units, numbers(cursor));
    }
    return switch (name.text()) {
      case ".string" -> {
        cursor.expecting(".string \"text\"");
        yield new Statement.Text(last(cursor, cursor.string()));
      }
      case ".space" -> {
        cursor.expecting(".space number");
        yield new Statement.Space(last(cursor, cursor.expression()));
      }
      case ".org" -> {
        cursor.expecting(".org address");
        yield new Statement.Origin(last(cursor, cursor.expression()));
      }
      case ".equ" -> {
        cursor.expecting(".equ name, number");
        var constant = cursor.next();
        cursor.pass(",");
        yield constant(constant, cursor, line, symbols);
      }
      case ".include" -> {
        // Its lines stand below this one already.
        Source.file(cursor);
        yield Statement.Nothing.NOTHING;
      }
      case ".psw" -> psw(name, cursor);
      default ->
          throw new Mistake(
              name.column(),
              "unknown directive '" + name.text() + "'" + Nearest.hint(name.text(), directives()));
    };
  }

  private List<String> directives() {
    return Stream.concat(data.keySet().stream().sorted(), DIRECTIVES.stream()).toList();
  }

  private Statement psw(Lexeme name, Cursor cursor) {
    var text =
        psw.orElseThrow(() -> new Mistake(name.column(), machine + " has no PSW of one word"));
    cursor.expecting(text.syntax());
    return new Statement.Psw(text.read(cursor));
  }

  private static Statement constant(Lexeme name, Cursor cursor, Line line, Symbols symbols) {
    symbols.constant(name, line, last(cursor, cursor.expression()));
    return new Statement.Constant(name.text());
  }

  private static List<Expression> numbers(Cursor cursor) {
    var numbers = new ArrayList<Expression>();
    do {
      numbers.add(cursor.expression());
    } while (cursor.passes(","));
    return last(cursor, numbers);
  }

  private static <T> T last(Cursor cursor, T read) {
    cursor.end();
    return read;
  }
}
