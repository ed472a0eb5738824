package org.vmorph.conformance.cli.names;

import java.time.Duration;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.run.ask.Patience;

/** How long the command that is running waits for a monitor in this JVM. */
public final class Waiting {
  private static final double MOST_SECONDS = 86_400;

  private static Patience inUse = Patience.USUAL;

  private Waiting() {}

  /** How long the command that is running waits. */
  public static Patience inUse() {
    return inUse;
  }

  /**
   * From now on a monitor may take so long for an answer.
   *
   * @throws BadInput if that is no time to wait
   */
  public static void use(double seconds) {
    inUse = new Patience(time("--monitor-timeout", seconds));
  }

  /** A time to wait, as an option gives it. */
  static Duration time(String option, double seconds) {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new BadInput(
          "%s %s: expected more than 0 and at most 86400 seconds".formatted(option, seconds));
    }
    return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
  }
}
