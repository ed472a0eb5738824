package org.vmorph.proofs.theorems;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Footprint;

/**
 * Theorem 2: a machine is recursively virtualizable if it is virtualizable and a monitor without
 * timing dependencies can be constructed. We establish the second half where no unprivileged
 * instruction reads the time: a privileged one traps, and what it answers is the monitor's choice
 * (paper.md, section 4).
 */
public final class Theorem2 {
  private Theorem2() {}

  /** What it says of a machine for which Theorem 1 says this. */
  public static TheoremVerdict of(Architecture machine, TheoremVerdict theorem1) {
    boolean time =
        Footprint.readers(new Elaboration(machine), Role.TIME).stream()
            .anyMatch(reader -> !reader.privileged());
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
