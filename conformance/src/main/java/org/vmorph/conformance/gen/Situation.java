package org.vmorph.conformance.gen;

/**
 * What a whole system hardly ever comes into, so that guests are made for it. They have numbers
 * below 0, beside those of a campaign. What some are about is said by a {@link Vocabulary}.
 */
public enum Situation {
  /** A privileged instruction is executed, written over with another one, and executed again. */
  REWRITTEN,
  /** A step leaves just the state that a trap would leave. */
  LIKE_A_TRAP,
  /** A trap leaves just the state that was there before. */
  TRAPS_AGAIN,
  /** Each privileged instruction with any of the registers, and what is nearly one. */
  SERVED,
  /** A supervisor whose code lies anywhere, seen in any way that has it. */
  ELSEWHERE,
  /** An instruction in the first or last word of storage, or of what is seen of it. */
  AT_THE_EDGE,
  /** A trap handler lets what trapped see more, and goes back to it: demand paging. */
  MENDED,
  /** The same few services, again and again. */
  AGAIN,
  /** Control is loaded from words in which more is set than it has. */
  UNCUT,
  /** A supervisor sees storage in another way, and goes on elsewhere in it. */
  MOVED,
  /** The PSW that traps load is another one before each trap. */
  HANDED_OVER,
  /** Words that are no instruction by their first bits, one after the other. */
  UNASSIGNED;

  /** The number of a guest that is made for it. */
  public long number(int which) {
    return -1 - ordinal() - (long) which * values().length;
  }

  /** Which of those that are made for it a guest of a number below 0 is. */
  static int which(long number) {
    return (int) ((-1 - number) / values().length);
  }

  /** The one that a guest of a number below 0 is made for. */
  static Situation of(long number) {
    return values()[(int) ((-1 - number) % values().length)];
  }
}
