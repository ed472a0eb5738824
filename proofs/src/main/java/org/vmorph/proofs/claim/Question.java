package org.vmorph.proofs.claim;

/** Whether something can happen: an existential claim about any instruction of any machine. */
public interface Question {
  /** What it is called in tables. */
  String name();

  /** What it speaks of, and what may happen. */
  <W, B, M> Stated<B> happens(Language<W, B, M> in);
}
