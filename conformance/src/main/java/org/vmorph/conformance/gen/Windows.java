package org.vmorph.conformance.gen;

/**
 * Draws relocation-bounds registers, the odd ones on purpose: no window, a base beyond storage, an
 * end one word before the end of storage, at it and one behind it, and as far as a word can say.
 */
final class Windows {
  private final MachineWords machine;
  private final Dice dice;
  private final int w;

  Windows(MachineWords machine, Dice dice, int w) {
    this.machine = machine;
    this.dice = dice;
    this.w = w;
  }

  /** A base that fits no program in particular. */
  long base() {
    int chance = dice.below(10);
    if (chance < 5) {
      return dice.percent(8)
          ? dice.below(w) | 1L << dice.below(machine.addressBits())
          : dice.below(w);
    }
    return chance < 8 ? w - 2 + dice.below(5) : machine.addresses() - 1 - dice.below(w + 4);
  }

  /**
   * A bound.
   *
   * @param need how many words whoever runs there would like to have
   */
  long bound(long base, long need) {
    long rest = Math.max(0, w - base);
    int chance = dice.below(100);
    if (chance < 34) {
      return rest;
    }
    if (chance < 46) {
      return rest + 1;
    }
    if (chance < 56) {
      return Math.max(0, rest - 1);
    }
    if (chance < 70) {
      return machine.addresses() - 1 - dice.below(4);
    }
    if (chance < 77) {
      return machine.addresses() - base - dice.below(3);
    }
    if (chance < 81) {
      // Without its high bit it would be another one that is good, or none at all.
      return dice.below((int) need + 1) | 1L << dice.below(machine.addressBits());
    }
    if (chance < 94) {
      return need + dice.below(3);
    }
    return chance < 97 ? 0 : dice.below(w);
  }

  /** What makes a bound larger if its bits are added. */
  long larger() {
    return dice.percent(50) ? machine.addresses() - 1 : 1L << dice.below(machine.addressBits());
  }
}
