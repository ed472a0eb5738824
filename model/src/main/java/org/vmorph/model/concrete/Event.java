package org.vmorph.model.concrete;

import java.util.Optional;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;

/**
 * What a machine did in one step.
 *
 * @param instruction what was executed or trapped; empty if the fetch trapped or the word is no
 *     instruction
 * @param cause why it trapped, if it did
 */
public record Event(Kind kind, Optional<Instruction> instruction, Optional<Cause> cause) {
  /** How a step can end. */
  public enum Kind {
    COMPLETED,
    /** The trap has been taken: the machine stands where its new PSW or vector points. */
    TRAPPED,
    /** The processor has stopped, now or before. */
    HALTED
  }
}
