package org.vmorph.ci.random;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A state of a machine with words of 13 bits, addresses of three and two registers, in plain
 * numbers: nothing of it is vmorph's. It is what {@link Hearing#SMALL} says, written once more.
 */
final class TinyState {
  static final int WIDE = 13;
  static final int NARROW = 3;

  int mode;
  int p;
  int l;
  int b;
  int q;
  int[] registers = new int[2];
  int[] storage = new int[8];

  /** The cells that the paper's machine does not have, by their place in the list of names. */
  int[] own;

  private TinyState(int cells) {
    own = new int[cells];
  }

  /** Any state, of small numbers more often than not. */
  static TinyState random(SplittableRandom dice, List<String> cells) {
    var state = new TinyState(cells.size());
    state.mode = dice.nextInt(2);
    state.p = dice.nextInt(8);
    state.l = dice.nextInt(8);
    state.b = dice.nextInt(8);
    state.q = 2 + dice.nextInt(6);
    for (int i = 0; i < state.registers.length; i++) {
      state.registers[i] = word(dice);
    }
    for (int i = 0; i < state.storage.length; i++) {
      state.storage[i] = word(dice);
    }
    for (int i = 0; i < cells.size(); i++) {
      state.own[i] = word(dice) & mask(width(cells.get(i)));
    }
    return state;
  }

  static int word(SplittableRandom dice) {
    return switch (dice.nextInt(4)) {
      case 0 -> dice.nextInt(1 << WIDE);
      case 1 -> -1 - dice.nextInt(3) & mask(WIDE);
      default -> dice.nextInt(8);
    };
  }

  /** How many bits a cell has that the paper's machine does not. */
  static int width(String cell) {
    return switch (cell) {
      case "timer.on", "i" -> 1;
      case "clock" -> WIDE;
      default -> NARROW;
    };
  }

  static int mask(int bits) {
    return (1 << bits) - 1;
  }

  TinyState copy() {
    var copy = new TinyState(own.length);
    copy.mode = mode;
    copy.p = p;
    copy.l = l;
    copy.b = b;
    copy.q = q;
    copy.registers = registers.clone();
    copy.storage = storage.clone();
    copy.own = own.clone();
    return copy;
  }

  /** How many words it reaches. */
  int reach() {
    return l < q ? Math.min(b, q - l) : 0;
  }

  /** Whether a physical address lies in the window. */
  boolean inWindow(int address) {
    return address >= l && address < l + b;
  }

  @Override
  public String toString() {
    return "M=%d P=%d l=%d b=%d q=%d r=%s E=%s own=%s"
        .formatted(
            mode,
            p,
            l,
            b,
            q,
            Arrays.toString(registers),
            Arrays.toString(storage),
            Arrays.toString(own));
  }
}
