package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;

/** What begins with a dot. */
final class Directives {
  private static final List<String> OTHERS =
      List.of(
          ".psw",
          ".string",
          ".asciz",
          ".ascii",
          ".org",
          ".space",
          ".zero",
          ".skip",
          ".equ",
          ".set",
          ".include",
          ".align",
          ".p2align",
          ".balign",
          ".text",
          ".data",
          ".bss",
          ".section",
          ".global",
          ".globl",
          ".option");

  /** What says something to other tools alone. */
  private static final Set<String> IGNORED =
      Set.of(".type", ".size", ".file", ".ident", ".attribute", ".local", ".weak");

  /** How a stack is unwound. */
  private static final String UNWINDING = ".cfi_";

  private static final Set<String> OPTIONS =
      Set.of("push", "pop", "rvc", "norvc", "relax", "norelax", "pic", "nopic");

  /**
   * Where a unit is a byte, a word is what programs call so and no longer what storage consists of.
   */
  private static final Map<String, Integer> OF_BYTES =
      Map.ofEntries(
          Map.entry(".byte", 1),
          Map.entry(".half", 2),
          Map.entry(".hword", 2),
          Map.entry(".short", 2),
          Map.entry(".2byte", 2),
          Map.entry(".word", 4),
          Map.entry(".long", 4),
          Map.entry(".int", 4),
          Map.entry(".4byte", 4),
          Map.entry(".dword", 8),
          Map.entry(".quad", 8),
          Map.entry(".8byte", 8));

  private final Architecture machine;
  private final Optional<PswText> psw;

  /** Directives for numbers, and in how many units each stands. */
  private final Map<String, Integer> data;

  Directives(Architecture machine) {
    this.machine = machine;
    this.psw = PswText.of(machine);
    this.data = machine.numbering().each() == 1 ? Map.of(".word", 1) : OF_BYTES;
  }

  /** What the directive of a name says. */
  Statement read(Lexeme name, Cursor cursor, Line line, Symbols symbols) {
    var text = name.text();
    var units = data.get(text);
    if (units != null) {
      cursor.expecting(text + " number, number ...");
      return new Statement.Data(text.substring(1), units, numbers(cursor));
    }
    if (IGNORED.contains(text) || text.startsWith(UNWINDING)) {
      return Statement.Nothing.NOTHING;
    }
    return switch (text) {
      case ".string", ".asciz" -> texts(text, true, cursor);
      case ".ascii" -> texts(text, false, cursor);
      case ".space", ".zero", ".skip" -> space(text, cursor);
      case ".align", ".p2align" -> aligned(text, "power", cursor);
      case ".balign" -> aligned(text, "units", cursor);
      case ".org" -> {
        cursor.expecting(".org address");
        yield new Statement.Origin(last(cursor, cursor.expression()));
      }
      case ".equ", ".set" -> {
        cursor.expecting(text + " name, number");
        var constant = cursor.next();
        cursor.pass(",");
        yield constant(constant, cursor, line, symbols);
      }
      case ".include" -> {
        // Its lines stand below this one already.
        Source.file(cursor);
        yield Statement.Nothing.NOTHING;
      }
      case ".text", ".data", ".bss" -> last(cursor, new Statement.Section(text));
      case ".section" -> section(cursor);
      case ".global", ".globl" -> {
        cursor.expecting(text + " name");
        do {
          symbols.told(cursor.name("a name"), line);
        } while (cursor.passes(","));
        yield last(cursor, Statement.Nothing.NOTHING);
      }
      case ".option" -> option(cursor);
      case ".psw" -> psw(name, cursor);
      default ->
          throw new Mistake(
              name.column(), "unknown directive '" + text + "'" + Nearest.hint(text, names()));
    };
  }

  private List<String> names() {
    return Stream.of(data.keySet().stream().sorted(), OTHERS.stream(), IGNORED.stream().sorted())
        .flatMap(all -> all)
        .toList();
  }

  private static Statement texts(String directive, boolean hasZero, Cursor cursor) {
    cursor.expecting(directive + " \"text\"");
    var texts = new ArrayList<String>();
    do {
      texts.add(cursor.string());
    } while (cursor.passes(","));
    return last(cursor, new Statement.Text(texts, hasZero));
  }

  private static Statement space(String directive, Cursor cursor) {
    cursor.expecting(directive + " number");
    var units = cursor.expression();
    var fill =
        cursor.passes(",")
            ? cursor.expression()
            : new Expression.Number(BigInteger.ZERO, units.column());
    return last(cursor, new Statement.Space(units, fill));
  }

  private static Statement aligned(String directive, String what, Cursor cursor) {
    cursor.expecting(directive + " " + what);
    var unit = cursor.expression();
    var fill = cursor.passes(",") ? Optional.of(cursor.expression()) : Optional.<Expression>empty();
    return last(cursor, new Statement.Aligned(unit, what.equals("power"), fill));
  }

  /** What else is said of a section is for a linker. */
  private static Statement section(Cursor cursor) {
    cursor.expecting(".section name");
    return new Statement.Section(cursor.name("the name of a section").text());
  }

  /** Nothing is compressed or relaxed that is not written so. */
  private static Statement option(Cursor cursor) {
    cursor.expecting(".option rvc");
    var option = cursor.name("an option");
    if (!OPTIONS.contains(option.text())) {
      throw new Mistake(
          option.column(),
          "unknown option '" + option.text() + "'" + Nearest.hint(option.text(), OPTIONS));
    }
    return last(cursor, Statement.Nothing.NOTHING);
  }

  private Statement psw(Lexeme name, Cursor cursor) {
    var text =
        psw.orElseThrow(() -> new Mistake(name.column(), machine + " has no PSW of one word"));
    cursor.expecting(text.syntax());
    return new Statement.Psw(text.read(cursor));
  }

  static Statement constant(Lexeme name, Cursor cursor, Line line, Symbols symbols) {
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
