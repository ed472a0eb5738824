package org.vmorph.proofs.theorems;

import java.util.List;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Scope;

/**
 * Theorem 3: a hybrid monitor, which interprets every instruction of the virtual supervisor mode,
 * can be constructed if the user sensitive instructions are a subset of the privileged ones. As
 * printed that is false; we ask that they trap in all of user mode (paper.md, N18).
 */
public final class Theorem3 {
  private Theorem3() {}

  /** What it says of a machine with these instructions, and with what belongs to every step. */
  public static TheoremVerdict of(List<Classification> parts) {
    return new Subset(
            3,
            c -> c.sensitive(Scope.USER),
            Classification::inUserMode,
            Classification::userCritical,
            c -> c.conditions(Scope.USER),
            Caveats.PLAIN)
        .verdict(parts);
  }
}
