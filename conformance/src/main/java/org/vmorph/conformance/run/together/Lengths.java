package org.vmorph.conformance.run.together;

import org.vmorph.vmm.TimeSharing;

/**
 * Time slices of a run: they depend on the seed, the run, the guest and its own turns, and on
 * nothing else, or are all of one length.
 *
 * @param longest no slice is longer
 * @param always the one length; 0 if there is none
 */
public record Lengths(long seed, long run, int longest, long always) implements TimeSharing.Slices {
  /** No slice of most runs is longer. */
  public static final int LONGEST = 24;

  /** Of any lengths. */
  static Lengths of(long seed, long run, int longest) {
    return new Lengths(seed, run, longest, 0);
  }

  /** All of one length. */
  public static Lengths always(long steps) {
    return new Lengths(0, 0, 0, steps);
  }

  @Override
  public long length(int guest, long turn) {
    if (always > 0) {
      return always;
    }
    long word = mix(mix(mix(seed ^ run) + guest) + turn);
    return 1 + Long.remainderUnsigned(word, longest);
  }

  private static long mix(long word) {
    long mixed = (word + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
    return (mixed ^ mixed >>> 29) * 0x94d049bb133111ebL ^ mixed >>> 32;
  }

  @Override
  public String toString() {
    return always > 0
        ? "time slices of %d step%s".formatted(always, always == 1 ? "" : "s")
        : "time slices of 1 to %d steps, those of run %d of seed %d".formatted(longest, run, seed);
  }
}
