package org.vmorph.proofs.obligation;

import org.vmorph.proofs.claim.Claim;

/**
 * Answers claims, one after another, and remembers none of them; to be closed. Claims that have
 * much in common are best put to one asker.
 */
public interface Asker extends AutoCloseable {
  /** Gives out askers. */
  interface Source {
    /** A new one. */
    Asker open();
  }

  /** Whether it never happens. */
  Verdict neverHappens(Claim claim);

  @Override
  void close();
}
