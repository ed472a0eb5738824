package org.vmorph.conformance.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.model.text.Nearest;

/** Lines of {@code key: value}, each key once. What is wrong is told by line and column. */
final class KeyedLines {
  /**
   * A line with its place.
   *
   * @param number in the file, from 1
   * @param column where its text starts, from 1
   */
  record Line(int number, int column, String text) {
    /** A line without the blanks around it. */
    static Line of(int number, int column, String text) {
      int blanks = text.length() - text.stripLeading().length();
      return new Line(number, column + blanks, text.strip());
    }
  }

  private final String file;
  private final Line last;
  private final List<String> keys;
  private final Map<String, Line> values = new LinkedHashMap<>();

  /**
   * The fields of some lines.
   *
   * @param file the name it goes by in messages
   * @param lines one at least
   * @param keys the keys there are
   */
  KeyedLines(String file, List<Line> lines, List<String> keys) {
    this.file = file;
    this.last = lines.getLast();
    this.keys = keys;
    lines.forEach(this::read);
  }

  private void read(Line line) {
    int colon = line.text.indexOf(':');
    var key = colon < 0 ? "" : line.text.substring(0, colon).strip();
    if (key.isEmpty()) {
      throw wrong(line, "expected 'key: value', found '" + line.text + "'");
    }
    if (!keys.contains(key)) {
      var hint = Nearest.hint(key, keys);
      throw wrong(
          line, "unknown key '" + key + "'" + (hint.isEmpty() ? "; there is: " + names() : hint));
    }
    var value = Line.of(line.number, line.column + colon + 1, line.text.substring(colon + 1));
    if (values.putIfAbsent(key, value) != null) {
      throw wrong(line, "'" + key + "' is there already");
    }
  }

  private String names() {
    return String.join(", ", keys);
  }

  private FormatError wrong(Line at, String text) {
    return new FormatError(file, at.number, at.column, text);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A value that must be there. */
  String text(String key) {
    return value(key).text;
  }

  private Line value(String key) {
    var value = values.get(key);
    if (value == null) {
      throw new FormatError(file, last.number, last.column, "no '" + key + ":' up to here");
    }
    if (value.text.isEmpty()) {
      throw wrong(value, "expected a value of '" + key + "', found the end of the line");
    }
    return value;
  }

  /** The words of a value; none if there is no such key. */
  List<String> words(String key) {
    return has(key) ? List.of(text(key).split("\\s+")) : List.of();
  }

  /** A value that must be a number. */
  long number(String key, long least, long most) {
    var value = value(key);
    try {
      long number = Long.parseLong(value.text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number out of range is.
    }
    var range =
        most == Long.MAX_VALUE
            ? least == Long.MIN_VALUE ? "" : " from " + least
            : " from " + least + " to " + most;
    throw wrong(value, "expected a number" + range + ", found '" + value.text + "'");
  }

  /** Words of storage: numbers, in hexadecimal too. */
  List<Long> numbers(String key) {
    return words(key).stream().map(word -> word(key, word)).toList();
  }

  private long word(String key, String word) {
    try {
      return word.startsWith("0x")
          ? Long.parseUnsignedLong(word.substring(2), 16)
          : Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw wrong(value(key), "expected numbers, found '" + word + "'");
    }
  }

  /** The rule of a name, one of these. */
  Rule rule(String key, Rules rules) {
    var value = value(key);
    return rules
        .named(value.text)
        .orElseThrow(() -> wrong(value, "unknown rule '" + value.text + "'; there is: " + rules));
  }

  /** What a party did. */
  String outcome(String key) {
    var value = value(key);
    if (value.text.matches("completes|halts|breaks down|traps \\S+")) {
      return value.text;
    }
    throw wrong(
        value,
        "expected completes, halts, 'traps CAUSE' or 'breaks down', found '" + value.text + "'");
  }

  /** What of a value somebody else finds wrong. */
  FormatError wrong(String key, String text) {
    return wrong(value(key), text);
  }

  /** The value, if there is one. */
  Optional<String> maybe(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }
}
