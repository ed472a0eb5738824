package org.vmorph.conformance.cli;

/** The exit codes scripts and CI depend on. When several apply: 4, then 2, then 1, then 3. */
final class ExitCode {
  /** As promised. */
  static final int OK = 0;

  /** A divergence, a refuted obligation, or a prediction that disagrees with observation. */
  static final int DIVERGENCE = 1;

  /** Wrong use or bad input. */
  static final int WRONG_USE = 2;

  /** An unknown, too little progress, not witnessed. */
  static final int INCONCLUSIVE = 3;

  /** A fault of vmorph itself. */
  static final int FAULT = 4;

  /** With --bisect, instead of the last three: cannot tell. */
  static final int SKIP = 125;

  private static final int[] PRECEDENCE = {FAULT, WRONG_USE, DIVERGENCE, INCONCLUSIVE};

  private ExitCode() {}

  /** The code that takes precedence. */
  static int worse(int one, int other) {
    for (int code : PRECEDENCE) {
      if (one == code || other == code) {
        return code;
      }
    }
    return OK;
  }
}
