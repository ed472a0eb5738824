package org.vmorph.bench;

/** A machine third-generation that runs, whoever wrote it. */
public interface Runner {
  /** What tables call it. */
  String name();

  /** Takes the image that {@link #reset} goes back to, and resets. */
  void base(WholeState image);

  /**
   * Makes the machine what the base image says, the whole of its storage copied, with a program at
   * {@link WholeState#ORIGIN} and on.
   */
  void reset(long[] program);

  /**
   * Runs, through every trap, until the processor has stopped or the steps are made.
   *
   * @return the steps made; a trap is one, and so is the halt
   */
  long run(long steps);

  /** Whether the processor has stopped. */
  boolean halted();

  /** All of it, as it is now. */
  WholeState state();
}
