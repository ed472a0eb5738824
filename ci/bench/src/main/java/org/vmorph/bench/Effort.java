package org.vmorph.bench;

/**
 * How much is done for a figure.
 *
 * @param forks JVMs, one after the other
 * @param warmUps turns' worth of time a contender gets before anything counts
 * @param rounds rounds of a JVM that do
 * @param milliseconds of a contender in a round
 * @param programs of the campaign that is timed as a process
 */
public record Effort(int forks, int warmUps, int rounds, int milliseconds, long programs) {
  /** For figures. */
  public static final Effort FULL = new Effort(3, 5, 7, 300, 1_000_000);

  /** To see that everything runs; its figures mean nothing. */
  public static final Effort QUICK = new Effort(1, 1, 1, 40, 500);

  /** Whether its figures mean nothing. */
  public boolean quick() {
    return equals(QUICK);
  }
}
