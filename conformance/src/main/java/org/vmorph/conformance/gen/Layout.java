package org.vmorph.conformance.gen;

/**
 * Where things are in a guest, by address from 0. The handler lies before the user programs or
 * behind them, so that windows end inside it or spare it.
 */
final class Layout {
  static final int OLD = 0;
  static final int NEW = 1;
  static final int MAIN = 2;
  static final int HANDLER_WORDS = 18;
  static final int SLOTS = 6;

  /** The smallest guest that has room for all. */
  static final int LEAST_WORDS = 48;

  private final int words;
  private final int data;
  private int handler;
  private int first;
  private int second;

  /** A layout of so many words, not yet drawn. */
  Layout(int words) {
    this.words = words;
    this.data = words - Math.max(SLOTS + 5, words / 5);
  }

  /** Another one of the same size. */
  void draw(Dice dice) {
    int rest = data - MAIN - HANDLER_WORDS;
    int main = rest / 3 + dice.below(rest / 6 + 1);
    int each = (rest - main) / 2;
    boolean early = dice.percent(50);
    first = MAIN + main + (early ? HANDLER_WORDS : 0);
    second = first + each;
    handler = early ? MAIN + main : second + each;
  }

  /** w. */
  int words() {
    return words;
  }

  /** Where the trap handler starts. */
  int handler() {
    return handler;
  }

  /** Where the first user program starts. */
  int first() {
    return first;
  }

  /** Where the second one does. */
  int second() {
    return second;
  }

  int secondEnd() {
    return second + (second - first);
  }

  int mainEnd() {
    return Math.min(handler, first);
  }

  int handlerEnd() {
    return handler + HANDLER_WORDS;
  }

  /** The last word of the handler: a halt that others jump to. */
  int stop() {
    return handlerEnd() - 1;
  }

  /** Traps counted by the handler: the first word of data. */
  int count() {
    return data;
  }

  /** A PSW the handler has changed and goes on with. */
  int changed() {
    return data + 1;
  }

  /** Which of the PSWs comes next. */
  int phase() {
    return data + 2;
  }

  /**
   * The PSWs of the guest's programs, {@link #SLOTS} of them. The last one leads to {@link #stop}.
   */
  int slot(int number) {
    return data + 3 + number;
  }

  /** The first word nobody needs. */
  int free() {
    return slot(SLOTS);
  }
}
