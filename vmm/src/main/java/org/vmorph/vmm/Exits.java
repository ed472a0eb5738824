package org.vmorph.vmm;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Cause;

/** Exits of short runs, made once and given again: a monitor asks for nothing more often. */
final class Exits {
  private static final int SHORT = 32;

  private final @Nullable Exit[] completed = new Exit[SHORT];

  /** By the code of the cause, then by steps. */
  private final @Nullable Exit[][] trapped = new Exit[SHORT][SHORT];

  Exit steps(long steps) {
    if (steps >= SHORT) {
      return Exit.steps(steps);
    }
    var known = completed[(int) steps];
    if (known == null) {
      known = Exit.steps(steps);
      completed[(int) steps] = known;
    }
    return known;
  }

  Exit trapped(Optional<Cause> cause, long steps) {
    int code = cause.orElseThrow().code();
    if (steps >= SHORT || code >= SHORT) {
      return new Exit(Exit.Kind.TRAPPED, cause, steps);
    }
    var known = trapped[code][(int) steps];
    if (known == null || known.cause().orElseThrow() != cause.orElseThrow()) {
      known = new Exit(Exit.Kind.TRAPPED, cause, steps);
      trapped[code][(int) steps] = known;
    }
    return known;
  }
}
