package org.vmorph.conformance.rules;

/** A rule that cannot be one; the message names it, and what of it is wrong, in one line. */
public final class MalformedRule extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedRule(String rule, String what) {
    super("rule " + rule + ": " + what);
  }
}
