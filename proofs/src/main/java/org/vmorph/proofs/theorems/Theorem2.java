package org.vmorph.proofs.theorems;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Role;

/**
 * Theorem 2: a machine is recursively virtualizable if it is virtualizable and a monitor without
 * timing dependencies can be constructed. We establish the second half only where nothing in the
 * machine shows the time.
 */
public final class Theorem2 {
  private Theorem2() {}

  /** What it says of a machine for which Theorem 1 says this. */
  public static TheoremVerdict of(Architecture machine, TheoremVerdict theorem1) {
    boolean time =
        machine.components().stream().anyMatch(component -> component.role() == Role.TIME);
    var outcome =
        switch (theorem1.outcome()) {
          case UNKNOWN -> TheoremVerdict.Outcome.UNKNOWN;
          case HOLDS ->
              time ? TheoremVerdict.Outcome.NOT_ESTABLISHED : TheoremVerdict.Outcome.HOLDS;
          case FAILS, NOT_ESTABLISHED -> TheoremVerdict.Outcome.NOT_ESTABLISHED;
        };
    return new TheoremVerdict(2, outcome, theorem1.named(), theorem1.caveats());
  }
}
