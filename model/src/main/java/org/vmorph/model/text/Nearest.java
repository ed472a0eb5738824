package org.vmorph.model.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a wrong one was probably meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * The nearest of the names, if one is near: as far as a third of the name's letters, and at least
   * one, are wrong, missing, superfluous or swapped with their neighbour. The case of letters does
   * not count; of equally near names the one that starts alike is taken.
   */
  public static Optional<String> to(String name, Collection<String> names) {
    int far = Math.max(1, name.length() / 3);
    return names.stream()
        .filter(known -> distance(name, known) <= far)
        .min(
            Comparator.<String>comparingInt(known -> distance(name, known))
                .thenComparingInt(known -> -commonStart(name, known))
                .thenComparing(known -> known));
  }

  /** What an error message adds: {@code ; did you mean 'ld'?}, or nothing. */
  public static String hint(String name, Collection<String> names) {
    return to(name, names).map(known -> "; did you mean '" + known + "'?").orElse("");
  }

  private static int commonStart(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  private static int distance(String one, String other) {
    var a = one.toLowerCase(Locale.ROOT);
    var b = other.toLowerCase(Locale.ROOT);
    var d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int wrong = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + wrong, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
