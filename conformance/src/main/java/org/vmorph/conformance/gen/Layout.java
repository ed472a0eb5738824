package org.vmorph.conformance.gen;

/**
 * Where things are in a guest, by address from 0. The same object has another guest's places when
 * {@link #draw} was called.
 */
public abstract class Layout {
  /** How many PSWs of its programs a guest has. */
  public static final int SLOTS = 6;

  /** Words of data that everybody needs: {@link #count} to the last {@link #slot}. */
  public static final int KEPT = 3 + SLOTS;

  private final int words;

  /** A layout of so many words, not yet drawn. */
  protected Layout(int words) {
    this.words = words;
  }

  /** Another one of the same size. */
  public abstract void draw(Dice dice);

  /** w. */
  public final int words() {
    return words;
  }

  /** Where a trap leaves the old PSW: one that leads to {@link #handler}. */
  public abstract int oldPsw();

  /** Where it finds the new one. */
  public abstract int newPsw();

  /** Where the supervisor's own code starts. */
  public abstract int main();

  /** Behind the supervisor's code. */
  public abstract int mainEnd();

  /** Where the trap handler starts. */
  public abstract int handler();

  /** Behind the handler. */
  public abstract int handlerEnd();

  /** The last word of the handler: a halt that others jump to. */
  public final int stop() {
    return handlerEnd() - 1;
  }

  /** Where a user program starts, the first (0) or the second (1). */
  public abstract int program(int number);

  /** Behind it. */
  public abstract int programEnd(int number);

  /** Where the trap handler of a short guest starts; before it is the supervisor's code. */
  public abstract int shortHandler();

  /** Its last word, a halt; behind it are {@link #count} and nobody else's words. */
  public abstract int shortStop();

  /** Traps counted by the handler: the first word of data. */
  public abstract int count();

  /** A PSW the handler has changed and goes on with. */
  public final int changed() {
    return count() + 1;
  }

  /** Which of the PSWs comes next. */
  public final int phase() {
    return count() + 2;
  }

  /**
   * The PSWs of the guest's programs, {@link #SLOTS} of them. The last one leads to {@link #stop}.
   */
  public final int slot(int number) {
    return count() + 3 + number;
  }

  /** The first word nobody needs, behind the last {@link #slot}. */
  public abstract int free();

  /** The first word that can be anything in a guest of one instruction and a short handler. */
  public int lowest() {
    return 0;
  }

  /** Behind the last word nobody needs. */
  public abstract int freeEnd();
}
