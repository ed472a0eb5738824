package org.vmorph.conformance.cli.output;

/** What a tower of today's monitors shows, and what it does not. */
public final class Towers {
  /**
   * A monitor in Java executes no instructions of the machine, so the monitor below it never
   * interprets one for it: only the innermost monitor does.
   */
  public static final String LIMIT =
      """
      A monitor written in Java executes no instruction of the machine: of a tower of
      such monitors the innermost one interprets, the outer ones confine and reflect,
      and no more of them is tried.
      """;

  private Towers() {}
}
