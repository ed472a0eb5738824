package org.vmorph.proofs.theorems;

import java.util.List;
import org.vmorph.proofs.classify.Classification;

/**
 * Theorem 3: a hybrid monitor, which interprets every instruction of the virtual supervisor mode,
 * can be constructed if the user sensitive instructions are a subset of the privileged ones.
 */
public final class Theorem3 {
  private Theorem3() {}

  /** What it says of a machine with these instructions. */
  public static TheoremVerdict of(List<Classification> instructions) {
    return Subset.verdict(
        3,
        instructions,
        Classification::userSensitive,
        Classification::userCritical,
        Classification::userConditions,
        Caveats.PLAIN);
  }
}
