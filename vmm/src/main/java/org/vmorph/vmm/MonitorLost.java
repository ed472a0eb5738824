package org.vmorph.vmm;

/**
 * A monitor with hardware of its own cannot be asked any more: it hangs, has died, or answers what
 * is no answer. It says nothing about what the monitor does to its guests, so it is neither a
 * finding nor a fault: whatever was to be compared is inconclusive.
 */
public final class MonitorLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * A loss.
   *
   * @param what who was asked for what, what was expected and what came instead, in a sentence
   *     without a stop
   */
  public MonitorLost(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  @Override
  public String toString() {
    return what;
  }
}
