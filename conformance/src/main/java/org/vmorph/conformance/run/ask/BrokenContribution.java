package org.vmorph.conformance.run.ask;

/**
 * A {@link Contribution} does not do what every one of its kind has to: bad input, whatever becomes
 * of the monitors. One line, with whose it is.
 */
public final class BrokenContribution extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenContribution(String message) {
    super(message);
  }

  BrokenContribution(String message, Throwable cause) {
    super(message, cause);
  }

  /** The same with where it was asked, in a few words. */
  public BrokenContribution at(String where) {
    return new BrokenContribution(getMessage() + ", " + where);
  }
}
