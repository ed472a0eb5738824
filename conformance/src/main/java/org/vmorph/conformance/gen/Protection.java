package org.vmorph.conformance.gen;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;

/**
 * The words of protection registers: first, last, and what is allowed from first to last.
 *
 * @param count how many registers there are
 * @param words w
 * @param addressBits how wide first and last are
 */
record Protection(int count, int words, int addressBits) {
  /** A load is allowed. */
  static final int READ = 1;

  /** A store is. */
  static final int WRITE = 2;

  /** A fetch is. */
  static final int EXECUTE = 4;

  /** All are. */
  static final int ALL = READ | WRITE | EXECUTE;

  private static final int BITS = 3;

  /** Those of a guest of so many words. */
  static Protection of(Architecture machine, File registers, int words) {
    return new Protection(1 << registers.indexBits(), words, machine.storage().indexBits());
  }

  /** How wide a register is. */
  int bits() {
    return 2 * addressBits + BITS;
  }

  /** From one address to another, both included; nothing if the other one is smaller. */
  long region(long first, long last, int allowed) {
    long mask = (1L << addressBits) - 1;
    return ((first & mask) << addressBits | last & mask) << BITS | allowed;
  }

  /** All of storage. */
  long whole() {
    return region(0, words - 1L, ALL);
  }

  /** One that fits no program in particular. */
  long any(Dice dice) {
    int allowed = dice.percent(50) ? ALL : dice.below(ALL + 1);
    long first = dice.percent(55) ? dice.below(words) : edge(dice);
    return switch (dice.below(8)) {
      case 0 -> region(first, first, allowed);
      case 1 -> region(first, first - 1 - dice.below(4), allowed);
      case 2 -> region(0, edge(dice), allowed);
      case 3, 4 -> region(first, edge(dice), allowed);
      case 5 -> region(first | 1L << dice.below(addressBits), edge(dice), allowed);
      default -> region(first, first + dice.below(words), allowed);
    };
  }

  /** An address at the end of storage: one of its last, the first behind it, the largest. */
  private long edge(Dice dice) {
    int chance = dice.below(100);
    return chance < 80 ? words - 3L + dice.below(5) : (1L << addressBits) - 1 - dice.below(2);
  }
}
