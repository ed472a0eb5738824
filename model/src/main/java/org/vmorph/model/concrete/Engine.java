package org.vmorph.model.concrete;

import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/** What makes the machines of one architecture go. An engine has no state of its own. */
public interface Engine {
  /** Its name on the command line. */
  String name();

  /** What the instructions mean. */
  Elaboration semantics();

  /** The reset, all components but storage being 0. */
  void reset(Core core);

  /**
   * Fetches, decodes and executes until a trap has been taken, the processor halts, or so many
   * steps are made, or until the processor is in user mode if the core says so; tells the core how
   * it ended.
   *
   * @param core a core that has not halted
   * @param steps at least 1
   */
  void run(Core core, int steps);

  /**
   * Executes one instruction that is given and not fetched. It is a step like any other, so a timer
   * ticks with it; but what is checked before a fetch is not checked.
   */
  void execute(Core core, Instruction instruction, long... operands);
}
