package org.vmorph.conformance.gen;

import java.util.Optional;

/**
 * Writes the guests of those {@link Situation}s that are about control, in storage that is all
 * zero. The others are written for every machine alike.
 */
public interface ControlSituations {
  /** Why a guest is never in a situation, in a few words; empty if there are guests for it. */
  default Optional<String> inapplicable(Situation situation) {
    return Optional.empty();
  }

  /** {@link Situation#ELSEWHERE}. */
  void elsewhere();

  /** {@link Situation#AT_THE_EDGE}. */
  void atTheEdge();

  /** {@link Situation#MENDED}. */
  void mended();

  /** {@link Situation#UNCUT}. */
  void uncut();

  /** {@link Situation#MOVED}. */
  void moved();
}
