package org.vmorph.bench;

import java.util.Arrays;

/** What was measured again and again. */
public record Spread(double median, double least, double most) {
  /** The spread of some measurements, at least one. */
  public static Spread of(double... measured) {
    var sorted = measured.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** The same in another unit. */
  public Spread times(double factor) {
    return new Spread(median * factor, least * factor, most * factor);
  }
}
