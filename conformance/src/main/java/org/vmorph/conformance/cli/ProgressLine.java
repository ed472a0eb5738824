package org.vmorph.conformance.cli;

/** How far work is, how fast, and how long it will take. */
final class ProgressLine {
  private ProgressLine() {}

  static String of(long done, long all, long nanoseconds) {
    double seconds = Math.max(1e-3, nanoseconds / 1e9);
    double rate = done / seconds;
    long left = Math.round((all - done) / Math.max(1, rate));
    return "%s of %s programs, %s/s, %d s left"
        .formatted(Count.of(done), Count.of(all), Count.of(Math.round(rate)), left);
  }
}
