package org.vmorph.conformance.cli.output;

import java.util.Locale;

/** Numbers for people. */
public final class Count {
  private Count() {}

  /** {@code 20,000}. */
  public static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 step}, {@code 20,000 steps}. */
  public static String of(long number, String what) {
    return of(number) + " " + what + (number == 1 ? "" : "s");
  }
}
