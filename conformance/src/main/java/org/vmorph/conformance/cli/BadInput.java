package org.vmorph.conformance.cli;

/**
 * Something the user gave is wrong; the message is one line: what, where, what was expected, the
 * nearest right name.
 */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String line) {
    super(line, null, false, false);
  }
}
