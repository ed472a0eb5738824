package org.vmorph.model.recorded;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an instruction, as a table of recordings has it: {@code completed d0=11112700}, or
 * {@code trapped vector=0d code=0000}. Values may have a mask, {@code out0=00c09300/00f0ff00}.
 *
 * @param how {@code completed} or {@code trapped}
 * @param values by name, in the order of the table
 */
public record RecordedOutcome(String how, Map<String, RecordedValue> values) {
  /** Rejects what is neither. */
  public RecordedOutcome {
    if (!how.equals("completed") && !how.equals("trapped")) {
      throw new IllegalArgumentException(
          "outcome '%s': expected 'completed' or 'trapped'".formatted(how));
    }
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A word and the bits of it that count. */
  public record RecordedValue(long word, long mask) {
    boolean agrees(long other) {
      return ((word ^ other) & mask) == 0;
    }
  }

  /** What the machine of a test did, which is told without masks. */
  public static RecordedOutcome completed(Map<String, Long> values) {
    return of("completed", values);
  }

  /** What the machine of a test did, which is told without masks. */
  public static RecordedOutcome trapped(Map<String, Long> values) {
    return of("trapped", values);
  }

  private static RecordedOutcome of(String how, Map<String, Long> values) {
    var all = new LinkedHashMap<String, RecordedValue>();
    values.forEach((name, word) -> all.put(name, new RecordedValue(word, -1)));
    return new RecordedOutcome(how, all);
  }

  /** As it is written, numbers in this radix. */
  static RecordedOutcome read(String text, int radix) {
    var words = text.strip().split(" +");
    var values = new LinkedHashMap<String, RecordedValue>();
    for (var word : List.of(words).subList(1, words.length)) {
      var parts = word.split("[=/]");
      if (parts.length < 2 || parts.length > 3) {
        throw new IllegalArgumentException(
            "'%s': expected NAME=WORD or NAME=WORD/MASK".formatted(word));
      }
      long mask = parts.length == 3 ? Long.parseUnsignedLong(parts[2], radix) : -1;
      var value = new RecordedValue(Long.parseUnsignedLong(parts[1], radix), mask);
      if (values.put(parts[0], value) != null) {
        throw new IllegalArgumentException("'%s': %s is told twice".formatted(text, parts[0]));
      }
    }
    return new RecordedOutcome(words[0], values);
  }

  /** In what another one is not as this one, which is a recorded one; empty if in nothing. */
  public List<String> differences(RecordedOutcome other, int radix) {
    if (!how.equals(other.how)) {
      return List.of("recorded: %s, replayed: %s".formatted(told(radix), other.told(radix)));
    }
    var all = new ArrayList<String>();
    values.forEach(
        (name, value) -> {
          var seen = other.values.get(name);
          if (seen == null) {
            all.add("%s: recorded, and not told by the replay".formatted(name));
          } else if (!value.agrees(seen.word())) {
            all.add(
                "%s: recorded %s, replayed %s"
                    .formatted(name, number(value.word(), radix), number(seen.word(), radix)));
          }
        });
    return all;
  }

  /** As it is written, masks left out. */
  String told(int radix) {
    var text = new StringBuilder(how);
    values.forEach(
        (name, value) ->
            text.append(' ').append(name).append('=').append(number(value.word(), radix)));
    return text.toString();
  }

  private static String number(long word, int radix) {
    return Long.toUnsignedString(word, radix);
  }
}
