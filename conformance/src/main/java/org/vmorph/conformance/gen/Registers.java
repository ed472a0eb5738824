package org.vmorph.conformance.gen;

/**
 * Which register is whose, drawn for each guest, so that none is left to a few. Loops and handlers
 * have two each, and hardly anybody else uses them; register 0 is anybody's.
 */
public final class Registers {
  private static final int LOOP = 0;
  private static final int HANDLER = 2;
  private static final int ANYBODY = 4;

  /** A guest uses few registers, so that what one instruction leaves is what another one finds. */
  private static final int FEW = 7;

  private final int count;
  private int start;

  Registers(int count) {
    this.count = count;
  }

  /** For another guest. */
  void draw(Dice dice) {
    start = dice.below(count - 1);
  }

  private int owned(int number) {
    return 1 + (start + number) % (count - 1);
  }

  /** What is left to do in a loop, and what it counts down to. */
  public int loop(int which) {
    return owned(LOOP + which);
  }

  /** The two of the trap handler. */
  public int handler(int which) {
    return owned(HANDLER + which);
  }

  /** Any of all. */
  public int any(Dice dice) {
    return dice.below(count);
  }

  /** Any one that can be an index. */
  public int index(Dice dice) {
    return 1 + dice.below(count - 1);
  }

  /** One that belongs to nobody. */
  public int anybodys() {
    return owned(ANYBODY);
  }

  /** One that belongs to nobody, mostly. */
  public int anybodys(Dice dice) {
    if (dice.percent(4)) {
      return any(dice);
    }
    int number = dice.below(FEW + 1);
    return number == FEW ? 0 : owned(ANYBODY + number);
  }
}
