package org.vmorph.proofs.obligation;

import java.util.Optional;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;

/** A solver's model is believed when the reference interpreter agrees that it is a case. */
public final class WitnessReplay {
  private WitnessReplay() {}

  /**
   * The witness a valuation gives, if what is claimed never to happen happens under it.
   *
   * @param found a solver's values; only what is looked at is asked for
   */
  public static Optional<Witness> confirm(Claim claim, Valuation found) {
    return replay(claim, found, true);
  }

  /** The same for a case that the claim just speaks of. */
  public static Optional<Witness> example(Claim claim, Valuation found) {
    return replay(claim, found, false);
  }

  private static Optional<Witness> replay(Claim claim, Valuation found, boolean happens) {
    // Twice: the first time finds out which words matter, the second rests on those alone.
    return holds(claim, found, happens).isPresent()
        ? holds(claim, found.closed(), happens)
        : Optional.empty();
  }

  private static Optional<Witness> holds(Claim claim, Valuation values, boolean happens) {
    var ground = new Ground<>(Concrete.DOMAIN, values);
    var stated = claim.over(ground);
    return stated.given() && (!happens || stated.happens())
        ? Optional.of(Witness.of(ground))
        : Optional.empty();
  }
}
