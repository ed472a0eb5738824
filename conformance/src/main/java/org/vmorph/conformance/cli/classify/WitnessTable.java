package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.classify.WitnessPlaces.Place;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.report.Numbers;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.obligation.Witness;

/**
 * A witness as lines of text. Two states stand side by side, before and after, and what differs
 * between them is marked with {@code #}; of one state the columns are before and after. Left out is
 * what is 0, and after the step what is as it was.
 */
public final class WitnessTable {
  /** A label that does not fit before its columns has a line of its own. */
  private static final int LABEL = 10;

  private static final int COLUMN = 43;

  /** Where less is left the two sides do not stand beside each other any more. */
  private static final int NARROW = 30;

  private static final String SAME = "   ";
  private static final String DIFFERENT = " # ";

  /**
   * What stands side by side.
   *
   * @param label what it is; empty if as above
   * @param left of the first state, or before
   * @param different whether the two differ and both are told
   * @param right of the second state, or after
   */
  public record Row(String label, String left, boolean different, String right) {}

  private final WitnessPlaces places;
  private final String operands;
  private final List<Row> rows = new ArrayList<>();

  private WitnessTable(WitnessPlaces places, String operands) {
    this.places = places;
    this.operands = operands;
  }

  /** The table of a witness, as wide as the screen lets it be. */
  public static WitnessTable of(Architecture machine, Witness witness) {
    var operands =
        witness.operands().entrySet().stream()
            .map(e -> e.getKey() + " = " + Numbers.of(e.getValue()))
            .collect(Collectors.joining(", "));
    var table = new WitnessTable(WitnessPlaces.of(machine, witness), operands);
    var first = witness.cases().getFirst();
    if (witness.cases().size() == 1) {
      table.one(first);
    } else {
      table.two(first, witness.cases().getLast());
    }
    return table;
  }

  /** The operands of the instruction; empty if it has none. */
  public String operands() {
    return operands;
  }

  /** What stands side by side, from above. */
  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** The same as lines of text. */
  public static List<String> lines(Architecture machine, Witness witness) {
    var table = of(machine, witness);
    var lines = new ArrayList<String>();
    if (!table.operands.isEmpty()) {
      lines.add("  operands " + table.operands);
    }
    table.rows.forEach(row -> line(row, lines));
    return List.copyOf(lines);
  }

  /** Whether a line tells of a difference. */
  static boolean differs(String line) {
    return line.startsWith(DIFFERENT, LABEL + column());
  }

  /** As wide as the screen lets it be. */
  private static int column() {
    return Math.clamp((Screen.columns() - LABEL - SAME.length()) / 2, NARROW, COLUMN);
  }

  private void one(Witness.Case state) {
    add("", "before", SAME, "after: " + state.outcome());
    control(state.title(), first(state), places.control(state.after()) + size(state));
    var before = before(state);
    var after = after(state);
    for (var place : filled(before, after)) {
      both("", word(place, before), word(place, after, trapped(state)));
    }
  }

  private void two(Witness.Case one, Witness.Case other) {
    add("", one.title(), SAME, other.title());
    control("before", first(one), first(other));
    var left = before(one);
    var right = before(other);
    for (var place : filled(left, right)) {
      both("", word(place, left), word(place, right));
    }
    both("after", one.outcome(), other.outcome());
    control("", places.control(one.after()), places.control(other.after()));
    var leftAfter = after(one);
    var rightAfter = after(other);
    for (var place : places(leftAfter, rightAfter)) {
      if (changed(place, left, leftAfter) || changed(place, right, rightAfter)) {
        both("", word(place, leftAfter, trapped(one)), word(place, rightAfter, trapped(other)));
      }
    }
  }

  private String first(Witness.Case state) {
    return places.control(state.before()) + size(state);
  }

  private static String size(Witness.Case state) {
    return " q=" + Numbers.of(Objects.requireNonNull(state.before().get("q")));
  }

  private Map<Place, Long> before(Witness.Case state) {
    return places.in(state.before(), state.before());
  }

  private Map<Place, Long> after(Witness.Case state) {
    return places.in(state.after(), state.before());
  }

  private static List<Place> places(Map<Place, Long> one, Map<Place, Long> other) {
    return Stream.of(one, other)
        .flatMap(words -> words.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Where there is something in one of them. */
  private static List<Place> filled(Map<Place, Long> one, Map<Place, Long> other) {
    return places(one, other).stream()
        .filter(place -> one.getOrDefault(place, 0L) != 0 || other.getOrDefault(place, 0L) != 0)
        .toList();
  }

  /** A word that was not looked at was 0 when the witness was replayed. */
  private static boolean changed(Place place, Map<Place, Long> before, Map<Place, Long> after) {
    return !before.getOrDefault(place, 0L).equals(after.getOrDefault(place, 0L));
  }

  /** Nothing of a word that was neither looked at nor written. */
  private String word(Place place, Map<Place, Long> words, Optional<Map<String, Long>> trapped) {
    var word = words.get(place);
    return word == null ? "" : places.word(place, word, trapped);
  }

  private String word(Place place, Map<Place, Long> words) {
    return word(place, words, Optional.empty());
  }

  /** What a trap has made of a state, if there was one. */
  private static Optional<Map<String, Long>> trapped(Witness.Case state) {
    return Optional.of(state.after()).filter(it -> state.outcome().startsWith("trap "));
  }

  /**
   * Control in a line; where a machine has much of it without what is 0, and in as many as need be.
   */
  private void control(String label, String left, String right) {
    if (Math.max(left.length(), right.length()) <= 2 * COLUMN) {
      both(label, left, right);
      return;
    }
    var one = folded(left);
    var other = folded(right);
    var mark = left.equals(right) ? SAME : DIFFERENT;
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      add(i == 0 ? label : "", line(one, i), i == 0 ? mark : SAME, line(other, i));
    }
  }

  private static String line(List<String> some, int number) {
    return number < some.size() ? some.get(number) : "";
  }

  private static List<String> folded(String control) {
    var told =
        Stream.of(control.split(" "))
            .filter(word -> !word.endsWith("=0") || word.startsWith("P="))
            .collect(Collectors.joining(" "));
    return DefinitionVerdictsText.wrapped(told, column());
  }

  private void both(String label, String left, String right) {
    boolean told = !left.isEmpty() && !right.isEmpty();
    add(label, left, told && !left.equals(right) ? DIFFERENT : SAME, right);
  }

  private void add(String label, String left, String mark, String right) {
    rows.add(new Row(label, left, mark.equals(DIFFERENT), right));
  }

  private static void line(Row row, List<String> lines) {
    var label = row.label();
    if (label.length() >= LABEL - 2) {
      lines.add("  " + label);
      label = "";
    }
    var format = "  %-8s%-" + column() + "s%s%s";
    var mark = row.different() ? DIFFERENT : SAME;
    lines.add(format.formatted(label, row.left(), mark, row.right()).stripTrailing());
  }
}
