package org.vmorph.proofs.manifest;

import java.util.Optional;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.obligation.Verdict;

/**
 * An obligation, what came of it, and what was expected.
 *
 * @param expected {@code proved}, {@code refuted} or {@code vacuous}; empty if nothing is known
 * @param milliseconds how long it took
 * @param second what another solver says of it, if it was asked
 */
public record Result(
    Obligation obligation,
    Proof proof,
    Optional<String> expected,
    long milliseconds,
    Optional<Agreement> second) {
  /** What a second solver says of a proof. */
  public enum Agreement {
    AGREES,
    DISAGREES,
    UNKNOWN
  }

  /** The verdict in a word. */
  public String verdict() {
    return switch (proof.verdict()) {
      case Verdict.Proved p -> "proved";
      case Verdict.Refuted r -> "refuted";
      case Verdict.Vacuous v -> "vacuous";
      case Verdict.Unknown u -> "unknown";
    };
  }

  /** Whether it is as it was expected. */
  public boolean asExpected() {
    return expected.map(verdict()::equals).orElse(true) && !isUnknown() && !isContradicted();
  }

  /** Whether a solver gave up. */
  public boolean isUnknown() {
    return proof.verdict().unknown() || second.equals(Optional.of(Agreement.UNKNOWN));
  }

  /** Whether the solvers disagree. */
  public boolean isContradicted() {
    return second.equals(Optional.of(Agreement.DISAGREES));
  }
}
