package org.vmorph.proofs.obligation;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking a solver about a claim.
 *
 * @param example a case the claim speaks of, where it was proved: without one the verdict is
 *     vacuous
 * @param work in the solver's own repeatable unit, {@code rlimit}
 * @param scripts the questions as they were put, in SMT-LIB 2: all unsatisfiable means proved, and
 *     the last one satisfiable refuted
 * @param speaks the question whether there is a case the claim speaks of, where it was put; not
 *     satisfiable means vacuous
 */
public record Proof(
    Verdict verdict,
    Optional<Witness> example,
    long work,
    List<String> scripts,
    Optional<String> speaks) {
  /** Keeps its own list. */
  public Proof {
    scripts = List.copyOf(scripts);
  }
}
