package org.vmorph.conformance.gen;

/** What everybody needs who writes a part of a guest, guest after guest. */
final class Scene {
  private final Vocabulary vocabulary;
  private final Instructions instructions;
  private final Dice dice = new Dice();
  private final Layout layout;
  private final long[] words;
  private final Windows windows;

  Scene(Vocabulary vocabulary, Instructions instructions, int words) {
    this.vocabulary = vocabulary;
    this.instructions = instructions;
    this.layout = new Layout(words);
    this.words = new long[words];
    this.windows = new Windows(vocabulary, dice, words);
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Instructions instructions() {
    return instructions;
  }

  Dice dice() {
    return dice;
  }

  Layout layout() {
    return layout;
  }

  long[] words() {
    return words;
  }

  Windows windows() {
    return windows;
  }

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
      long l = windows.base();
      return vocabulary.r(l, windows.bound(l, 0));
    }
    return chance < 9
        ? vocabulary.word(Verb.NOP, 0, 0)
        : vocabulary.word(Verb.ADDI, dice.below(8), dice.below(9));
  }
}
