package org.vmorph.bench;

import java.util.Optional;

/**
 * A figure: what was measured and what was to be reached.
 *
 * @param id what reasons and reports call it
 * @param says what it is
 * @param measured empty if it could not be measured yet
 * @param target empty if nothing was promised
 */
public record Figure(String id, String says, Optional<Spread> measured, Optional<Target> target) {
  /** What was to be reached: so much at least, or at most. */
  public record Target(double value, boolean atMost) {
    boolean metBy(double measured) {
      return atMost ? measured <= value : measured >= value;
    }

    @Override
    public String toString() {
      return (atMost ? "<= " : ">= ") + TableNumbers.text(value);
    }
  }

  /** A figure that was to be as large as this. */
  public static Figure atLeast(double target, String id, String says, Optional<Spread> measured) {
    return new Figure(id, says, measured, Optional.of(new Target(target, false)));
  }

  /** A figure that was to be as small as this. */
  public static Figure atMost(double target, String id, String says, Optional<Spread> measured) {
    return new Figure(id, says, measured, Optional.of(new Target(target, true)));
  }

  /** A figure to know. */
  public static Figure plain(String id, String says, Optional<Spread> measured) {
    return new Figure(id, says, measured, Optional.empty());
  }

  /** Whether the median reaches the target. */
  public String verdict() {
    if (measured.isEmpty()) {
      return "not measured";
    }
    double median = measured.get().median();
    return target.map(t -> t.metBy(median) ? "met" : "MISSED").orElse("");
  }
}
