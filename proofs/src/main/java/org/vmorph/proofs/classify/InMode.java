package org.vmorph.proofs.classify;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vmorph.proofs.obligation.Verdict;

/**
 * User sensitive or supervisor sensitive: the forms of sensitivity with every state in one mode.
 *
 * @param location absent on a machine without relocation
 * @param dependsOn under the reading `shadowed`, by component; otherwise empty
 */
public record InMode(
    Scope scope, Verdict control, Optional<Verdict> location, Map<String, Verdict> dependsOn) {
  /** Keeps its own copy. */
  public InMode {
    dependsOn = new TreeMap<>(dependsOn);
  }

  /** Refuted if any of the claims behind it is. */
  public Verdict sensitive() {
    return Classification.any(verdicts());
  }

  Stream<Verdict> verdicts() {
    return Stream.concat(
        Stream.of(control), Stream.concat(location.stream(), dependsOn.values().stream()));
  }
}
