package org.vmorph.conformance.rules;

/** What the paper asks of a monitor. */
public enum Property {
  EQUIVALENCE("Equivalence"),
  RESOURCE_CONTROL("Resource control"),
  EFFICIENCY("Efficiency"),
  /** Theorem 2. */
  RECURSION("Recursion");

  private final String title;

  Property(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
