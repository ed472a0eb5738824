package org.vmorph.proofs.theorems;

import java.util.List;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Scope;

/**
 * Theorem 1: a virtual machine monitor can be constructed if the sensitive instructions are a
 * subset of the privileged ones. Sufficient; the paper shows that it is not necessary.
 */
public final class Theorem1 {
  private Theorem1() {}

  /** What it says of a machine with these instructions, and with what belongs to every step. */
  public static TheoremVerdict of(List<Classification> parts) {
    return new Subset(
            1,
            c -> c.sensitive(Scope.ALL),
            Classification::privileged,
            Classification::critical,
            c -> c.conditions(Scope.ALL),
            Caveats.WITH_VACUITY)
        .verdict(parts);
  }
}
