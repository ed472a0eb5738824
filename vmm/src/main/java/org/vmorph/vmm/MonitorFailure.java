package org.vmorph.vmm;

/** A monitor has broken down: it did not do what every monitor has to. A finding, not a fault. */
public final class MonitorFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * A failure.
   *
   * @param what what happened, in a sentence without a stop
   */
  public MonitorFailure(String what) {
    super(what, null, false, false);
    this.what = what;
  }

  @Override
  public String toString() {
    return what;
  }
}
