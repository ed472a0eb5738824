package org.vmorph.conformance.gen;

/**
 * Where things are in a guest, by address from 0. The handler lies before the user programs or
 * behind them, so that windows end inside it or spare it.
 *
 * @param handler where the trap handler starts
 * @param first where the first user program starts
 * @param second where the second one does
 * @param data where the data start
 * @param words w
 */
record Layout(int handler, int first, int second, int data, int words) {
  static final int OLD = 0;
  static final int NEW = 1;
  static final int MAIN = 2;
  static final int HANDLER_WORDS = 18;
  static final int SLOTS = 6;

  /** The smallest guest that has room for all. */
  static final int LEAST_WORDS = 48;

  static Layout of(int words, Dice dice) {
    int data = words - Math.max(SLOTS + 5, words / 5);
    int rest = data - MAIN - HANDLER_WORDS;
    int main = rest / 3 + dice.below(rest / 6 + 1);
    int each = (rest - main) / 2;
    boolean early = dice.percent(50);
    int first = MAIN + main + (early ? HANDLER_WORDS : 0);
    int handler = early ? MAIN + main : first + 2 * each;
    return new Layout(handler, first, first + each, data, words);
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

  int secondEnd() {
    return second + (second - first);
  }

  /** Traps counted by the handler. */
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
