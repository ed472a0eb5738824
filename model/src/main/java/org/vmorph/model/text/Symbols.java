package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
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

  /** The labels that are numbers, each by the numbers of its lines. */
  private final Map<String, NavigableMap<Integer, Line>> locals = new HashMap<>();

  /** What instructions there are, by address. */
  private final Map<BigInteger, Expression.Placed> placed = new HashMap<>();

  private final Map<Line, List<Lexeme>> told = new HashMap<>();

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
    if (name.kind() == Lexeme.Kind.NUMBER && name.text().matches("[0-9]+")) {
      locals.computeIfAbsent(name.text(), it -> new TreeMap<>()).put(line.number(), line);
      return;
    }
    define(name, new Symbol(line, true, new Expression.Here(name.column())));
  }

  void constant(Lexeme name, Line line, Expression value) {
    define(name, new Symbol(line, false, value));
  }

  private void define(Lexeme name, Symbol symbol) {
    if (name.kind() != Lexeme.Kind.NAME || !name.text().matches("\\.?[A-Za-z_].*")) {
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

  /** A name that others are told of: something of the program has it. */
  void told(Lexeme name, Line line) {
    told.computeIfAbsent(line, it -> new ArrayList<>()).add(name);
  }

  /** Looks whether all names are there that a line tells of. */
  void check(Line line) {
    for (var name : told.getOrDefault(line, List.of())) {
      if (!has(name.text())) {
        throw undefined(name.text(), name.column());
      }
    }
  }

  boolean has(String name) {
    return Stream.of(all, ofMachine, given).anyMatch(some -> some.containsKey(name));
  }

  private Mistake undefined(String name, int column) {
    var names = Stream.of(all, ofMachine, given).flatMap(some -> some.keySet().stream()).toList();
    return new Mistake(column, "undefined name '" + name + "'" + Nearest.hint(name, names));
  }

  /** The address of the nearest label of a number, seen from a line. */
  BigInteger local(String number, boolean isAhead, Line from, int column) {
    var lines = locals.getOrDefault(number, new TreeMap<>());
    var found = isAhead ? lines.higherEntry(from.number()) : lines.floorEntry(from.number());
    if (found == null) {
      throw new Mistake(column, "no label '%s' %s".formatted(number, isAhead ? "below" : "above"));
    }
    if (!found.getValue().isPlaced()) {
      throw notYet(number + (isAhead ? "f" : "b"), column);
    }
    return found.getValue().here(column);
  }

  /** Says which instruction is at an address. */
  void place(long address, Expression.Placed instruction) {
    placed.put(new BigInteger(Long.toUnsignedString(address)), instruction);
  }

  /** The instruction at an address, if one begins there. */
  Optional<Expression.Placed> at(BigInteger address) {
    return Optional.ofNullable(placed.get(address));
  }

  static Mistake notYet(String name, int column) {
    return new Mistake(
        column,
        "'" + name + "' is not known yet; how long a line is must be known from the lines above");
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
      throw undefined(name, column);
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
