package org.vmorph.conformance.cli;

import java.util.Locale;

/** Numbers for people. */
final class Count {
  private Count() {}

  /** {@code 20,000}. */
  static String of(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 step}, {@code 20,000 steps}. */
  static String of(long number, String what) {
    return of(number) + " " + what + (number == 1 ? "" : "s");
  }
}
