package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.conformance.cli.classify.ReadingDifference.Changed;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.Table;

/** A difference between readings for people, and for programs. */
final class ReadingDifferenceText {
  /** The columns before the names of verdicts. */
  private static final int BEFORE_NAMES = 28;

  private ReadingDifferenceText() {}

  static String of(ReadingDifference difference) {
    var one = difference.one();
    var other = difference.other();
    var text =
        new StringBuilder(
            ClassificationText.heading(
                one.machine(), one.reading().says() + "; against " + other.reading().says()));
    var rows = rows(difference.changed());
    if (rows.isEmpty()) {
      text.append("No verdict on any instruction differs.\n");
    } else {
      var table = new Table("", one.reading().word(), other.reading().word(), "");
      rows.forEach(row -> table.row(row.toArray(String[]::new)));
      text.append(table);
      text.append("\nAll other verdicts are the same.");
      boolean all = rows.stream().noneMatch(row -> row.contains(ReadingDifference.NOT_ASKED));
      text.append(all ? "\n" : "  .: not asked under this reading.\n");
    }
    return text.append('\n').append(theorems(difference)).toString();
  }

  /** An instruction, the words under both readings, and which verdicts change so. */
  private static List<List<String>> rows(List<Changed> changed) {
    var verdicts = new LinkedHashMap<List<String>, String>();
    changed.forEach(
        c ->
            verdicts.merge(
                List.of(c.instruction().name(), c.one(), c.other()),
                c.verdict(),
                (a, b) -> a + ", " + b));
    var rows = new ArrayList<List<String>>();
    verdicts.forEach(
        (key, names) -> {
          var lines =
              DefinitionVerdictsText.wrapped(names, Math.min(58, Screen.columns() - BEFORE_NAMES));
          for (int i = 0; i < lines.size(); i++) {
            rows.add(
                i == 0
                    ? List.of(key.get(0), key.get(1), key.get(2), lines.get(0))
                    : List.of("", "", "", lines.get(i)));
          }
        });
    return rows;
  }

  static String theorems(ReadingDifference difference) {
    var text = new StringBuilder();
    var rows = difference.theorems();
    for (int i = 0; i < rows.size(); i++) {
      text.append("Theorem ").append(i + 1).append('\n');
      text.append("  ").append(pad(difference, difference.one())).append(rows.get(i).get(0));
      text.append("\n  ").append(pad(difference, difference.other())).append(rows.get(i).get(1));
      text.append('\n');
    }
    return text.append("Under the paper's conditions, which are sufficient and not necessary.\n")
        .toString();
  }

  private static String pad(ReadingDifference difference, Prediction which) {
    int width =
        Math.max(
            difference.one().reading().word().length(),
            difference.other().reading().word().length());
    return ("%-" + (width + 2) + "s").formatted(which.reading().word());
  }

  /** The field {@code difference} of a classification; the keys of its words are the readings. */
  static Map<String, Object> json(ReadingDifference difference) {
    var one = difference.one().reading().word();
    var other = difference.other().reading().word();
    var object = new LinkedHashMap<String, Object>();
    object.put("readings", List.of(one, other));
    object.put(
        "verdicts",
        difference.changed().stream()
            .map(
                c -> {
                  var changed = new LinkedHashMap<String, String>();
                  changed.put("instruction", c.instruction().name());
                  changed.put("verdict", c.verdict());
                  changed.put(
                      one, c.one().equals(ReadingDifference.NOT_ASKED) ? "not asked" : c.one());
                  changed.put(
                      other,
                      c.other().equals(ReadingDifference.NOT_ASKED) ? "not asked" : c.other());
                  return changed;
                })
            .collect(Collectors.toList()));
    var theorems = new LinkedHashMap<String, Object>();
    for (int i = 0; i < difference.theorems().size(); i++) {
      var words = new LinkedHashMap<String, String>();
      words.put(one, difference.theorems().get(i).get(0));
      words.put(other, difference.theorems().get(i).get(1));
      theorems.put(String.valueOf(i + 1), words);
    }
    object.put("theorems", theorems);
    return object;
  }
}
