package org.vmorph.conformance.cli.output;

/**
 * Something the user gave is wrong; the message is one line: what, where, what was expected, the
 * nearest right name.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and where, and what was expected, in a line. */
  public BadInput(String line) {
    super(line, null, false, false);
  }
}
