package org.vmorph.conformance.gen;

/**
 * Writes the guests of those {@link Situation}s that are about control, in storage that is all
 * zero. The others are written for every machine alike. What a machine {@link Vocabulary#never}
 * comes into is not asked for.
 */
public interface ControlSituations {
  /** {@link Situation#ELSEWHERE}. */
  void elsewhere();

  /** {@link Situation#AT_THE_EDGE}. */
  void atTheEdge();

  /** {@link Situation#MENDED}. */
  void mended();

  /** {@link Situation#UNCUT}. */
  void uncut();

  /** {@link Situation#MOVED}; nothing moves unless it is overridden. */
  default void moved() {}
}
