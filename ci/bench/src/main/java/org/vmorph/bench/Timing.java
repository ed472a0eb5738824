package org.vmorph.bench;

/** How long so many steps took. */
public record Timing(long nanoseconds, long steps) {
  /** Steps in a second. */
  public double perSecond() {
    return steps * 1e9 / nanoseconds;
  }
}
