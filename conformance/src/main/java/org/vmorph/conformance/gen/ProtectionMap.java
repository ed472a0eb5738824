package org.vmorph.conformance.gen;

/**
 * What a guest's protection registers are meant to hold once they are loaded: one for each of its
 * programs, one for its data, and one that is odd or has all; in any order, so that the first that
 * matches is not always the one that was meant.
 */
final class ProtectionMap {
  private static final int DATA = 2;
  private static final int OTHER = 3;

  private final Protection protection;
  private final Layout layout;
  private final Dice dice;
  private final long[] registers;
  private int start;
  private int step;

  ProtectionMap(Protection protection, Layout layout, Dice dice) {
    this.protection = protection;
    this.layout = layout;
    this.dice = dice;
    this.registers = new long[protection.count()];
  }

  /** Another guest's. */
  void draw() {
    start = dice.below(registers.length);
    step = 2 * dice.below(registers.length / 2) + 1;
    for (int i = 0; i < registers.length; i++) {
      registers[i] = protection.any(dice);
    }
    if (dice.percent(70)) {
      int last = layout.words() - 1 - (dice.percent(60) ? 0 : dice.below(4));
      put(DATA, protection.region(layout.count(), last, data()));
    }
    if (dice.percent(40)) {
      put(OTHER, protection.whole());
    }
  }

  private int data() {
    return dice.percent(80) ? Protection.READ | Protection.WRITE : dice.below(Protection.ALL + 1);
  }

  private int code() {
    return dice.percent(80) ? Protection.ALL : Protection.EXECUTE | dice.below(4);
  }

  private void put(int number, long register) {
    registers[(start + number * step) % registers.length] = register;
  }

  /**
   * Allows the words of a program, or hardly.
   *
   * @param number the first (0) or the second (1)
   * @param from its first address
   * @param to behind its last one
   */
  void allow(int number, int from, int to) {
    int more = dice.percent(70) ? dice.below(3) : -dice.below(3);
    int first = Math.max(0, from - (dice.percent(80) ? dice.below(3) : -1));
    put(number, protection.region(first, to - 1L + more, code()));
  }

  /** Puts all into one register, of which others may come before. */
  void allowAll() {
    put(OTHER, protection.whole());
  }

  /** What a register is meant to hold. */
  long register(int number) {
    return registers[number];
  }

  /** Puts something into a register. */
  void set(int number, long register) {
    registers[number] = register;
  }
}
