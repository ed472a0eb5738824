package org.vmorph.conformance.cli.output;

/** The exit codes scripts and CI depend on. When several apply: 4, then 2, then 1, then 3. */
public final class ExitCode {
  /** As promised. */
  public static final int OK = 0;

  /** A divergence, a refuted obligation, or a prediction that disagrees with observation. */
  public static final int DIVERGENCE = 1;

  /** Wrong use or bad input. */
  public static final int WRONG_USE = 2;

  /** An unknown, too little progress, not witnessed. */
  public static final int INCONCLUSIVE = 3;

  /** A fault of vmorph itself. */
  public static final int FAULT = 4;

  /** With --bisect, instead of the last three: cannot tell. */
  public static final int SKIP = 125;

  private static final int[] PRECEDENCE = {FAULT, WRONG_USE, DIVERGENCE, INCONCLUSIVE};

  private ExitCode() {}

  /** The code that takes precedence. */
  public static int worse(int one, int other) {
    for (int code : PRECEDENCE) {
      if (one == code || other == code) {
        return code;
      }
    }
    return OK;
  }
}
