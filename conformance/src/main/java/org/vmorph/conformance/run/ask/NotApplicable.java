package org.vmorph.conformance.run.ask;

/**
 * A comparison that makes no sense: the monitor and the machine, or the depth and the sizes, do not
 * fit. One line.
 */
public final class NotApplicable extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public NotApplicable(String message) {
    super(message);
  }
}
