package org.vmorph.vmm;

import java.util.Optional;
import org.vmorph.model.ir.Cause;

/**
 * Why a run came back.
 *
 * @param cause why it trapped, if it did; the trap has been taken
 * @param steps how many steps were made, the trapping or halting one included
 */
public record Exit(Kind kind, Optional<Cause> cause, long steps) {
  /** How a run can end. */
  public enum Kind {
    /** All the steps were made. */
    STEPS,
    TRAPPED,
    HALTED
  }

  /** The steps were made and nothing happened. */
  public static Exit steps(long steps) {
    return new Exit(Kind.STEPS, Optional.empty(), steps);
  }

  /** The last step took a trap. */
  public static Exit trapped(Cause cause, long steps) {
    return new Exit(Kind.TRAPPED, Optional.of(cause), steps);
  }

  /** The last step halted the processor, or it stood still already. */
  public static Exit halted(long steps) {
    return new Exit(Kind.HALTED, Optional.empty(), steps);
  }
}
