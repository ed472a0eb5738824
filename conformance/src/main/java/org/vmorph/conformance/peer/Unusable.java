package org.vmorph.conformance.peer;

/** What came is no answer, or none came; the message says what was expected and what came. */
final class Unusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unusable(String message) {
    super(message, null, false, false);
  }
}
