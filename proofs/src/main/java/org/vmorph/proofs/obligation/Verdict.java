package org.vmorph.proofs.obligation;

/**
 * What became of a claim that something never happens. Never a boolean: unknown is not proved,
 * vacuous is not proved.
 */
public sealed interface Verdict {
  /** It never happens. */
  record Proved() implements Verdict {}

  /** It happens: a concrete case, replayed on the reference interpreter. */
  record Refuted(Witness witness) implements Verdict {}

  /** The solver gave up. */
  record Unknown(String reason) implements Verdict {}

  /** It never happens because nothing of the kind it speaks of exists. */
  record Vacuous() implements Verdict {}

  /** It never happens. */
  Verdict PROVED = new Proved();

  /** It happens. */
  default boolean refuted() {
    return this instanceof Refuted;
  }

  /** It is not known. */
  default boolean unknown() {
    return this instanceof Unknown;
  }
}
