package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The labels and constants of a program, and the names its machine has for numbers of its own. A
 * label is a constant whose value is the address of its line.
 */
final class Symbols {
  /**
   * How long a chain of constants may be, each defined by the next: it is calculated on the stack.
   */
  private static final int MOST = 200;

  private record Symbol(Line line, boolean isLabel, Expression value) {}

  private final Map<String, BigInteger> ofMachine;
  private final Map<String, BigInteger> given;
  private final Map<String, Symbol> all = new HashMap<>();
  private final Map<String, BigInteger> known = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> broken = new HashSet<>();

  /**
   * No labels yet.
   *
   * @param given names of numbers that come from outside
   */
  Symbols(MachineNames names, Map<String, BigInteger> given) {
    this.ofMachine = names.values();
    this.given = given;
  }

  void label(Lexeme name, Line line) {
    define(name, new Symbol(line, true, new Expression.Here(name.column())));
  }

  void constant(Lexeme name, Line line, Expression value) {
    define(name, new Symbol(line, false, value));
  }

  private void define(Lexeme name, Symbol symbol) {
    if (name.kind() != Lexeme.Kind.NAME || name.text().startsWith(".") || name.isRegister()) {
      throw new Mistake(name.column(), "expected a name for a label or a constant, found " + name);
    }
    if (ofMachine.containsKey(name.text())) {
      throw new Mistake(
          name.column(),
          "'" + name.text() + "' is the machine's own name for " + ofMachine.get(name.text()));
    }
    if (given.containsKey(name.text())) {
      throw new Mistake(
          name.column(), "'" + name.text() + "' is given, it is " + given.get(name.text()));
    }
    var earlier = all.putIfAbsent(name.text(), symbol);
    if (earlier != null) {
      var there = earlier.line.source();
      boolean here = there.file().equals(symbol.line.source().file());
      throw new Mistake(
          name.column(),
          "'%s' is already defined in line %d%s"
              .formatted(name.text(), there.number(), here ? "" : " of " + there.file()));
    }
  }

  static Mistake notYet(String name, int column) {
    return new Mistake(
        column,
        "'" + name + "' is not known yet; .org and .space need what is known from the lines above");
  }

  /** The value of a name that is used at a column. */
  BigInteger value(String name, int column) {
    var symbol = all.get(name);
    if (symbol == null && ofMachine.containsKey(name)) {
      return ofMachine.get(name);
    }
    if (symbol == null && given.containsKey(name)) {
      return given.get(name);
    }
    if (symbol == null) {
      var names = Stream.of(all, ofMachine, given).flatMap(some -> some.keySet().stream()).toList();
      throw new Mistake(column, "undefined name '" + name + "'" + Nearest.hint(name, names));
    }
    var value = broken.contains(name) ? BigInteger.ZERO : known.get(name);
    if (value != null) {
      return value;
    }
    if (symbol.isLabel && !symbol.line.isPlaced()) {
      throw notYet(name, column);
    }
    if (asked.size() > MOST) {
      throw new Mistake(
          column, "'" + name + "' is the end of a chain of more than " + MOST + " constants");
    }
    if (!asked.add(name)) {
      throw new Mistake(column, "'" + name + "' is defined by itself");
    }
    try {
      var found = symbol.value.value(symbol.line);
      known.put(name, found);
      return found;
    } catch (Mistake mistake) {
      // The column is one of another line; what this line can show is where it uses the name.
      throw new Mistake(column, mistake.text());
    } finally {
      asked.remove(name);
    }
  }

  /**
   * Looks at the value of a constant; one that has none is told once and counts as zero from then
   * on.
   */
  void check(String constant) {
    var symbol = all.get(constant);
    if (symbol == null) {
      return;
    }
    asked.add(constant);
    try {
      symbol.value.value(symbol.line);
    } catch (Mistake mistake) {
      broken.add(constant);
      throw mistake;
    } finally {
      asked.remove(constant);
    }
  }

  /** The labels, by name. */
  SortedMap<String, Long> labels() {
    var labels = new TreeMap<String, Long>();
    all.forEach(
        (name, symbol) -> {
          if (symbol.isLabel) {
            labels.put(name, symbol.line.address());
          }
        });
    return labels;
  }
}
