package org.vmorph.bench;

import java.util.Locale;

/** Numbers as tables show them. */
final class TableNumbers {
  private TableNumbers() {}

  /** Three digits or more, and none behind the point that nobody believes. */
  static String text(double number) {
    if (number >= 1e7) {
      return "%.0f M".formatted(number / 1e6);
    }
    if (number >= 100) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    return String.format(Locale.ROOT, number >= 10 ? "%.1f" : "%.2f", number);
  }
}
