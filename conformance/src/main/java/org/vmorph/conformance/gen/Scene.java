package org.vmorph.conformance.gen;

/** What everybody needs who writes a part of a guest. */
record Scene(
    Vocabulary vocabulary, Instructions instructions, Dice dice, Layout layout, long[] words) {

  /** A number as programs have them: mostly small. */
  long number() {
    int chance = dice.below(100);
    if (chance < 60) {
      return dice.below(12);
    }
    if (chance < 75) {
      return dice.below(words.length + 4);
    }
    if (chance < 85) {
      return -1 - dice.below(4);
    }
    return chance < 92 ? dice.word() >>> dice.below(64) : vocabulary.addresses() - dice.below(4);
  }

  /**
   * A word of data that is no instruction anybody asked for: a number, a window, an instruction
   * drawn for it.
   */
  long data() {
    int chance = dice.below(10);
    if (chance < 6) {
      return number() & 0xff_ffffL;
    }
    if (chance < 8) {
      var windows = new Windows(this);
      long l = windows.base();
      return vocabulary.r(l, windows.bound(l, 0));
    }
    return chance < 9
        ? vocabulary.word("nop")
        : vocabulary.word("addi", dice.below(8), dice.below(9));
  }
}
