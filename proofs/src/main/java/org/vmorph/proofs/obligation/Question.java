package org.vmorph.proofs.obligation;

/**
 * Whether something can happen: an existential claim about an instruction, stated once, over any
 * domain. A solver looks for a case; the reference interpreter confirms the case with the very same
 * statement.
 */
public interface Question {
  /** What it is called in tables. */
  String name();

  /** Whether it happens, hypotheses included. */
  <W, B, M> B happens(Setting<W, B, M> in);
}
