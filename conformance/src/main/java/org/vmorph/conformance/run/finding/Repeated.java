package org.vmorph.conformance.run.finding;

/**
 * How often something was the same again, of how many times that it was run.
 *
 * @param same at most {@code times}
 */
public record Repeated(int same, int times) {
  /** Whether it was never anything else. */
  public boolean everyTime() {
    return same == times;
  }

  /** One time more. */
  public Repeated and(boolean again) {
    return new Repeated(same + (again ? 1 : 0), times + 1);
  }

  /** These times and those. */
  Repeated plus(Repeated that) {
    return new Repeated(same + that.same, times + that.times);
  }

  @Override
  public String toString() {
    return "%d of %d times".formatted(same, times);
  }
}
