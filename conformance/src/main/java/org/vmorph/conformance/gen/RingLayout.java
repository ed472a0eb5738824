package org.vmorph.conformance.gen;

/**
 * All of a guest side by side, with three pairs of PSWs at the start of storage, and short trap
 * handlers of rings 1 and 2 before the data.
 */
final class RingLayout extends AdjacentLayout {
  /** Behind the pairs. */
  private static final int MAIN = 6;

  private static final int FIRST_WORDS = 12;
  private static final int SECOND_WORDS = 8;

  /**
   * A layout, not yet drawn.
   *
   * @param words w, at least 80
   */
  RingLayout(int words) {
    super(words, MAIN, words, FIRST_WORDS + SECOND_WORDS, 0);
  }

  /** Where the old PSW of a ring goes. */
  int oldPsw(int ring) {
    return 2 * ring;
  }

  /** Where the new PSW of a ring comes from. */
  int newPsw(int ring) {
    return 2 * ring + 1;
  }

  /** Where the handler of ring 1 or 2 starts. */
  int handler(int ring) {
    return ring == 1 ? count() - FIRST_WORDS - SECOND_WORDS : count() - SECOND_WORDS;
  }

  /** Behind it. */
  int handlerEnd(int ring) {
    return ring == 1 ? count() - SECOND_WORDS : count();
  }
}
