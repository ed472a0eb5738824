package org.vmorph.conformance.gen;

import org.vmorph.conformance.gen.Instructions.Kind;

/**
 * How often each kind of instruction is drawn. What ends a program or takes its storage away is
 * drawn on purpose.
 */
public enum Weights {
  /** For code that may do all. */
  SUPERVISOR(44, 24, 8, 2, 12, 10),
  /** For code whose privileged instructions trap. */
  USER(46, 26, 8, 3, 7, 10);

  private final int[] inHundred;

  Weights(int... inHundred) {
    this.inHundred = inHundred;
  }

  /** In a hundred. */
  int of(Kind kind) {
    return inHundred[kind.ordinal()];
  }
}
