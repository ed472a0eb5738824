package org.vmorph.conformance.replay;

/**
 * A case or a baseline that is not as it should be. The message is one line: where it is, what it
 * is, what was expected.
 */
public final class FormatError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FormatError(String file, int line, int column, String text) {
    super(file + ":" + line + ":" + column + ": " + text, null, false, false);
  }
}
