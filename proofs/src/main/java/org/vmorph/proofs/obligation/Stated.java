package org.vmorph.proofs.obligation;

/**
 * A statement about states.
 *
 * @param given what it speaks of: the hypotheses
 * @param happens what, given that, may or may not happen
 */
public record Stated<B>(B given, B happens) {}
