package org.vmorph.proofs.theorems;

import java.util.List;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

/**
 * Theorem 2: a machine is recursively virtualizable if it is virtualizable and a monitor without
 * timing dependencies can be constructed. We establish the second half where nothing that runs in
 * user mode tells the time: what traps there is answered as the monitor chooses (paper.md, section
 * 4).
 */
public final class Theorem2 {
  private Theorem2() {}

  /**
   * What it says of a machine with these instructions, and with what belongs to every step, for
   * which Theorem 1 says this.
   */
  public static TheoremVerdict of(List<Classification> parts, TheoremVerdict theorem1) {
    boolean tells = parts.stream().anyMatch(c -> c.timing().refuted());
    boolean unknown = parts.stream().anyMatch(c -> c.timing().unknown());
    var outcome =
        switch (theorem1.outcome()) {
          case UNKNOWN -> Outcome.UNKNOWN;
          case HOLDS -> tells ? Outcome.NOT_ESTABLISHED : unknown ? Outcome.UNKNOWN : Outcome.HOLDS;
          case FAILS, NOT_ESTABLISHED -> Outcome.NOT_ESTABLISHED;
        };
    return new TheoremVerdict(2, outcome, theorem1.named(), theorem1.caveats());
  }
}
