package org.vmorph.conformance.gen;

/**
 * Random numbers that are the same everywhere and for ever: SplitMix64. The stream of each program
 * starts from its seed and its index alone, so that any program can be made without the ones before
 * it.
 */
public final class Dice {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long state;

  /** Begins the stream of a program. */
  void start(long seed, long index) {
    state = mix(mix(seed + GOLDEN) + index * GOLDEN);
  }

  private static long mix(long word) {
    word = (word ^ word >>> 30) * 0xbf58476d1ce4e5b9L;
    word = (word ^ word >>> 27) * 0x94d049bb133111ebL;
    return word ^ word >>> 31;
  }

  /** Any word. */
  public long word() {
    state += GOLDEN;
    return mix(state);
  }

  /** A number from 0 to before another, which is positive. */
  public int below(int end) {
    return (int) ((word() >>> 33) * end >>> 31);
  }

  /** A number from one to another, both included. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** Yes, so often in a hundred times. */
  public boolean percent(int chance) {
    return below(100) < chance;
  }
}
