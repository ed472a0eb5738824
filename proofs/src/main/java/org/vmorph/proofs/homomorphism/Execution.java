package org.vmorph.proofs.homomorphism;

import java.util.Optional;
import org.vmorph.model.ir.Cause;

/**
 * How a step of the guest is made.
 *
 * @param cause why the hardware traps, if it does
 */
record Execution(Kind kind, Optional<Cause> cause) {
  /** The kinds of ways. */
  enum Kind {
    /** By the hardware, which does not trap: Lemma 1. */
    DIRECT,
    /** The hardware traps, and the monitor serves it: Lemma 2. */
    TRAPPED,
    /** By the monitor alone: what a hybrid monitor does in virtual supervisor mode. */
    INTERPRETED
  }

  static final Execution DIRECT = new Execution(Kind.DIRECT, Optional.empty());
  static final Execution INTERPRETED = new Execution(Kind.INTERPRETED, Optional.empty());

  static Execution trapped(Cause cause) {
    return new Execution(Kind.TRAPPED, Optional.of(cause));
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DIRECT -> "direct";
      case INTERPRETED -> "interpreted";
      case TRAPPED -> cause.orElseThrow() + " trap";
    };
  }
}
