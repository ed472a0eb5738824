package org.vmorph.model.arch;

import java.util.List;
import java.util.stream.LongStream;

/**
 * What a machine's manual leaves to whoever builds one, by a name: how many registers of a kind
 * there are, whether an access is refused or done, the value that a register is fixed at.
 *
 * @param values what it may be, in order; numbers or words
 * @param usual what it is where nothing is said; one of the values
 * @param says what it is about, in a sentence
 */
public record Parameter(String name, List<String> values, String usual, String says) {
  /** Of a parameter that need not be anything: it stands for all that it may be. */
  public static final String ANY = "any";

  /**
   * Rejects a name or a value that no command line can say, and a usual value that is none of the
   * values.
   */
  public Parameter {
    values = List.copyOf(values);
    for (var value : values) {
      if (!value.matches("[A-Za-z0-9._-]+")) {
        throw new IllegalArgumentException(
            "parameter %s: '%s': expected letters, digits, '.', '_' and '-'"
                .formatted(name, value));
      }
    }
    if (!name.matches("[a-z][a-z0-9.-]*")) {
      throw new IllegalArgumentException(
          "parameter '%s': expected small letters, digits, '.' and '-'".formatted(name));
    }
    if (!values.contains(usual)) {
      throw new IllegalArgumentException(
          "parameter %s: usually %s, which is none of %s".formatted(name, usual, values));
    }
  }

  /** A number from the least to the most. */
  public static Parameter number(String name, long least, long most, long usual, String says) {
    var values = LongStream.rangeClosed(least, most).mapToObj(Long::toString).toList();
    return new Parameter(name, values, Long.toString(usual), says);
  }

  /** One of some words, the usual one first. */
  public static Parameter choice(String name, List<String> words, String says) {
    return new Parameter(name, words, words.getFirst(), says);
  }

  /** Whether it is how many of something there are. */
  public boolean isNumber() {
    return values.stream().allMatch(value -> value.matches("-?[0-9]+"));
  }

  /** What it may be, as it is told: {@code 0 to 16}, {@code trap or done}. */
  public String range() {
    return isNumber() && values.size() > 2
        ? values.getFirst() + " to " + values.getLast()
        : String.join(" or ", values);
  }
}
