package org.vmorph.proofs.classify;

import java.util.Set;
import org.vmorph.model.arch.Reading;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). The definitions look at an instruction by itself; these look at a whole step, with what
 * belongs to every step, and do not depend on the reading. Those that differ between the theorems
 * have a form for Theorem 1, a supervisor state against a user state, and one for Theorem 3, both
 * in user mode. All forms of one kind are told as one.
 */
public interface SideCondition extends Definition {
  /** The scopes of Theorems 1 and 3. */
  Set<Scope> OF_BOTH = Set.of(Scope.ALL, Scope.USER);

  /** The theorems that it is a condition of: all states for Theorem 1, user mode for Theorem 3. */
  default Set<Scope> theorems() {
    return OF_BOTH;
  }

  @Override
  default boolean isOfItsOwn(Reading reading) {
    return reading.equals(Reading.INTENDED);
  }
}
