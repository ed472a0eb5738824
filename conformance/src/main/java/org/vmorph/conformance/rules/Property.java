package org.vmorph.conformance.rules;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the paper asks of a monitor. */
public enum Property {
  EQUIVALENCE('E', "Equivalence"),
  RESOURCE_CONTROL('R', "Resource control"),
  EFFICIENCY('F', "Efficiency"),
  /** Theorem 2. */
  RECURSION('T', "Recursion");

  private final char letter;
  private final String title;

  Property(char letter, String title) {
    this.letter = letter;
    this.title = title;
  }

  /**
   * The property of a rule, which its first letter says.
   *
   * @throws MalformedRule if there is none of that letter
   */
  static Property of(String rule) {
    return Stream.of(values())
        .filter(property -> property.letter == rule.charAt(0))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedRule(
                    rule,
                    "no property has the letter %s; there is: %s"
                        .formatted(rule.charAt(0), all())));
  }

  private static String all() {
    return Stream.of(values())
        .map(property -> property.letter + " " + property.title)
        .collect(Collectors.joining(", "));
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
