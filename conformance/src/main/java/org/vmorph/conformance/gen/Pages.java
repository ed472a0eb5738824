package org.vmorph.conformance.gen;

import org.vmorph.model.arch.Architecture;

/**
 * The pages and frames of a guest, and the entries that lead from one to the other: valid, writable
 * and the frame's number, side by side.
 *
 * @param words how many words a page has
 * @param count how many pages there are
 * @param frames how many frames the guest has
 * @param frameBits how wide the number of a frame is
 */
record Pages(int words, int count, int frames, int frameBits) {
  /** Eight pages; the machine's smallest storage is one. */
  private static final int COUNT = 8;

  /** Those of a guest of so many words. */
  static Pages of(Architecture machine, int size) {
    int words = Math.toIntExact(machine.leastWords());
    int offsetBits = Integer.numberOfTrailingZeros(words);
    return new Pages(words, COUNT, size / words, machine.storage().indexBits() - offsetBits);
  }

  /** How many words are reached if page i is frame i. */
  int reach() {
    return Math.min(count, frames) * words;
  }

  /** How wide an entry is. */
  int entryBits() {
    return 2 + frameBits;
  }

  /** An entry. */
  long entry(boolean valid, boolean writable, long frame) {
    return (valid ? 2L : 0) + (writable ? 1 : 0) << frameBits | frame & (1L << frameBits) - 1;
  }

  /** One that is valid and writable. */
  long entry(long frame) {
    return entry(true, true, frame);
  }

  /** An entry that fits no program in particular: a good one, mostly. */
  long any(Dice dice) {
    int chance = dice.below(100);
    boolean writable = dice.percent(70);
    if (chance < 60) {
      return entry(true, writable, dice.below(frames));
    }
    if (chance < 72) {
      return entry(false, writable, dice.below(frames));
    }
    return entry(dice.percent(90), writable, beyond(dice));
  }

  /** The number of a frame that there is not: the first, one of the last, a good one and a bit. */
  private long beyond(Dice dice) {
    return switch (dice.below(4)) {
      case 0 -> frames;
      case 1 -> frames + dice.below(4);
      case 2 -> -1 - dice.below(3);
      default -> dice.below(frames) | 1L << dice.below(frameBits);
    };
  }

  /** The page of an address. */
  int page(long address) {
    return (int) (address / words);
  }
}
