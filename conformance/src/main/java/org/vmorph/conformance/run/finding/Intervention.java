package org.vmorph.conformance.run.finding;

/**
 * The hardware has not completed the guest's instructions that it should have, or the monitor has
 * been entered for others.
 *
 * @param direct instructions of the guest that the hardware completed in user mode
 * @param innocuous how many that should have been
 * @param entries traps of the guest's code that led to the monitor
 * @param due how many those should have been
 */
public record Intervention(long direct, long innocuous, long entries, long due) implements Seen {
  @Override
  public String toString() {
    return "so far the hardware has completed %d guest instructions of %d that are innocuous; the monitor was entered %d times, and %d were due"
        .formatted(direct, innocuous, entries, due);
  }
}
