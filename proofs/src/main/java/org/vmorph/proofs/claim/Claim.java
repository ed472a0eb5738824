package org.vmorph.proofs.claim;

/**
 * That something never happens: stated once, over any domain. A solver looks for a case; the
 * reference interpreter confirms the case with the very same statement.
 */
public interface Claim {
  /** What it is called in tables and messages, with what it is about. */
  String name();

  /** The statement. */
  <W, B, M> Stated<B> over(Ground<W, B, M> ground);
}
