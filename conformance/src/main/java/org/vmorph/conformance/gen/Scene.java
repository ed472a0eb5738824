package org.vmorph.conformance.gen;

/** What everybody needs who writes a part of a guest, guest after guest. */
final class Scene {
  private final Vocabulary vocabulary;
  private final Instructions instructions;
  private final Dice dice = new Dice();
  private final Layout layout;
  private final long[] words;
  private final Windows windows;
  private final Registers registers;

  Scene(Vocabulary vocabulary, Instructions instructions, int words) {
    this.vocabulary = vocabulary;
    this.instructions = instructions;
    this.layout = new Layout(words);
    this.words = new long[words];
    this.windows = new Windows(vocabulary, dice, words);
    this.registers = new Registers(vocabulary.registers());
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

  Registers registers() {
    return registers;
  }

  /** One that belongs to nobody, mostly. */
  int register() {
    return registers.anybodys(dice);
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

  /** A number whose every bit may count. */
  long odd() {
    return switch (dice.below(4)) {
      case 0 -> -1 - dice.below(3);
      case 1 -> 1L << dice.below(64);
      case 2 -> dice.word();
      default -> number();
    };
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
        : vocabulary.word(Verb.ADDI, register(), dice.below(9));
  }
}
