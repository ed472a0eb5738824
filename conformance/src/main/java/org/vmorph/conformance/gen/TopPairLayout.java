package org.vmorph.conformance.gen;

/**
 * All of a guest side by side, with the two PSWs of traps in the last words of storage. The first
 * words are code that makes traps lead to the handler.
 */
final class TopPairLayout extends AdjacentLayout {
  private static final int MAIN = FirstCode.WORDS;
  private static final int PAIR = 2;

  /** The PSW that is put in the place of the new one. */
  private static final int RESERVED = 1;

  /**
   * A layout, not yet drawn.
   *
   * @param words w, at least 60
   */
  TopPairLayout(int words) {
    super(words, MAIN, words - PAIR, 0, RESERVED);
  }

  @Override
  public int oldPsw() {
    return words() - 2;
  }

  @Override
  public int newPsw() {
    return words() - 1;
  }

  /** Behind the first code, and behind the instruction that leads away from it. */
  @Override
  public int lowest() {
    return MAIN + 1;
  }

  /** Where the PSW is that the first code puts in the place of the new one. */
  int installed() {
    return count() + KEPT;
  }
}
