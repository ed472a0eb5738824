package org.vmorph.proofs.claim;

import java.util.List;

/**
 * A statement about states.
 *
 * @param given what it speaks of: the hypotheses
 * @param happens what, given that, may or may not happen
 * @param cuts what never happens either, where that never happens: steps of the proof. Each is
 *     proved by itself and then known; they cost nothing in trust, and save a solver work
 */
public record Stated<B>(B given, B happens, List<B> cuts) {
  /** A statement that is proved in one step. */
  public Stated(B given, B happens) {
    this(given, happens, List.of());
  }

  /** Keeps its own list. */
  public Stated {
    cuts = List.copyOf(cuts);
  }
}
