package org.vmorph.conformance.run.finding;

/**
 * A monitor's tally is not what was done. Where a guest is in the middle of a run is known by its
 * tally alone, so a wrong one would hide it; and what a monitor emulated is told from what it
 * reflected by nothing else.
 */
public sealed interface Miscount extends Seen {
  /**
   * The wrong number of steps.
   *
   * @param made steps of the run, as the monitor says
   * @param tallied by how many its own tally has grown
   */
  record Steps(long made, long tallied) implements Miscount {
    @Override
    public String toString() {
      return "the monitor says that it made %d of its guest's steps, and its tally has grown by %d"
          .formatted(made, tallied);
    }
  }

  /**
   * Steps of the wrong kind.
   *
   * @param trapped whether the guest took a trap of its own
   */
  record Kind(boolean trapped) implements Miscount {
    @Override
    public String toString() {
      return trapped
          ? "the guest took a trap of its own, and the tally counts it as direct or emulated"
          : "the guest took no trap of its own, and the tally counts one as reflected";
    }
  }

  /** What the hardware did with a step is another thing than what the tally says. */
  enum Way implements Miscount {
    /** Executed directly, and counted as something else. */
    DIRECT("completed by the hardware, and the tally does not count it as direct"),
    /** Counted as direct, and not completed by the hardware. */
    NOT_DIRECT("not completed by the hardware, and the tally counts it as direct"),
    /** Counted as interpreted, and tried by the hardware. */
    TRAPPED("trapped by the hardware, and the tally counts it as interpreted"),
    /** Counted as trapped, and not given to the hardware. */
    NOT_TRAPPED("not given to the hardware, and the tally counts it as trapped");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return "the step was " + text;
    }
  }
}
