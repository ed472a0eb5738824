package org.vmorph.proofs.classify;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.proofs.obligation.Verdict;

/**
 * What the definitions say of one instruction. A verdict speaks of the claim that the thing never
 * happens: {@code Refuted} means that the instruction is sensitive, and holds the witness.
 *
 * @param privileged {@code Proved}, {@code Refuted} (a pair shows that it is not), {@code Vacuous}
 *     or {@code Unknown}
 * @param location absent on a machine without relocation, as is userLocation
 * @param behaviour mode and location together
 * @param dependsOn under the reading `shadowed`, by component; otherwise empty
 * @param userDependsOn the same with both states in user mode
 * @param conditions the side conditions of Theorem 1, by name
 * @param userConditions those of Theorem 3
 */
public record Classification(
    Instruction instruction,
    Reading reading,
    Verdict privileged,
    Verdict control,
    Optional<Verdict> location,
    Verdict mode,
    Verdict behaviour,
    Verdict userControl,
    Optional<Verdict> userLocation,
    Map<String, Verdict> dependsOn,
    Map<String, Verdict> userDependsOn,
    Map<String, Verdict> conditions,
    Map<String, Verdict> userConditions) {

  /** Keeps its own copies. */
  public Classification {
    dependsOn = new TreeMap<>(dependsOn);
    userDependsOn = new TreeMap<>(userDependsOn);
    conditions = new TreeMap<>(conditions);
    userConditions = new TreeMap<>(userConditions);
  }

  /** Control or behaviour sensitive; refuted if any of the claims behind it is. */
  public Verdict sensitive() {
    return any(
        List.of(
            List.of(control, mode, behaviour),
            optional(location),
            List.copyOf(dependsOn.values())));
  }

  /** User sensitive. */
  public Verdict userSensitive() {
    return any(
        List.of(List.of(userControl), optional(userLocation), List.copyOf(userDependsOn.values())));
  }

  private static List<Verdict> optional(Optional<Verdict> verdict) {
    return verdict.map(List::of).orElseGet(List::of);
  }

  /** The verdict on two claims together: refuted if one is, unknown if one is, else proved. */
  static Verdict worse(Verdict one, Verdict other) {
    return any(List.of(List.of(one, other)));
  }

  private static Verdict any(List<List<Verdict>> groups) {
    var verdicts = groups.stream().flatMap(List::stream).toList();
    return verdicts.stream()
        .filter(Verdict::refuted)
        .findFirst()
        .or(() -> verdicts.stream().filter(Verdict::unknown).findFirst())
        .orElse(Verdict.PROVED);
  }

  /** Sensitive and not privileged; a vacuous privilege does not help. */
  public boolean critical() {
    return sensitive().refuted() && !(privileged instanceof Verdict.Proved);
  }

  /** User sensitive and not privileged. */
  public boolean userCritical() {
    return userSensitive().refuted() && !(privileged instanceof Verdict.Proved);
  }

  /** Whether any verdict is unknown. */
  public boolean unknown() {
    return Stream.of(
            List.of(privileged, control, mode, behaviour, userControl),
            optional(location),
            optional(userLocation),
            dependsOn.values(),
            userDependsOn.values(),
            conditions.values(),
            userConditions.values())
        .flatMap(Collection::stream)
        .anyMatch(Verdict::unknown);
  }
}
