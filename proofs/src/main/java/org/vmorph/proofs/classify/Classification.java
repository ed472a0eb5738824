package org.vmorph.proofs.classify;

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
 * @param inUserMode whether it ever completes in user mode
 * @param location absent on a machine without relocation
 * @param behaviour mode and location together
 * @param dependsOn under the reading `shadowed`, by component; otherwise empty
 * @param user user sensitivity
 * @param supervisor supervisor sensitivity, which no theorem needs
 * @param conditions the side conditions of Theorem 1, by name
 * @param userConditions those of Theorem 3
 */
public record Classification(
    Instruction instruction,
    Reading reading,
    Verdict privileged,
    Verdict inUserMode,
    Verdict control,
    Optional<Verdict> location,
    Verdict mode,
    Verdict behaviour,
    Map<String, Verdict> dependsOn,
    InMode user,
    InMode supervisor,
    Map<String, Verdict> conditions,
    Map<String, Verdict> userConditions) {

  /** Keeps its own copies. */
  public Classification {
    dependsOn = new TreeMap<>(dependsOn);
    conditions = new TreeMap<>(conditions);
    userConditions = new TreeMap<>(userConditions);
  }

  /** The same with verdicts on another side condition, that of Theorem 1 and that of Theorem 3. */
  Classification with(SideCondition condition, Verdict verdict, Verdict userVerdict) {
    var all = new TreeMap<>(conditions);
    all.merge(condition.name(), verdict, Classification::worse);
    var user = new TreeMap<>(userConditions);
    user.merge(condition.name(), userVerdict, Classification::worse);
    return new Classification(
        instruction,
        reading,
        privileged,
        inUserMode,
        control,
        location,
        mode,
        behaviour,
        dependsOn,
        this.user,
        supervisor,
        all,
        user);
  }

  /** That it tells the time, of which more than a side condition hangs (Theorem 2). */
  public Verdict timing() {
    return conditions.getOrDefault(TellsTime.NAME, Verdict.PROVED);
  }

  /** Control or behaviour sensitive; refuted if any of the claims behind it is. */
  public Verdict sensitive() {
    return any(
        Stream.concat(
            Stream.of(control, mode, behaviour),
            Stream.concat(location.stream(), dependsOn.values().stream())));
  }

  /** User sensitive. */
  public Verdict userSensitive() {
    return user.sensitive();
  }

  /** The verdict on two claims together: refuted if one is, unknown if one is, else proved. */
  static Verdict worse(Verdict one, Verdict other) {
    return any(Stream.of(one, other));
  }

  /** The same of any number. */
  static Verdict any(Stream<Verdict> claims) {
    var verdicts = claims.toList();
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

  /**
   * User sensitive, and completes in user mode; that it is privileged would not be enough
   * (paper.md, N18).
   */
  public boolean userCritical() {
    return userSensitive().refuted() && !(inUserMode instanceof Verdict.Proved);
  }

  /** Whether any verdict is unknown. */
  public boolean unknown() {
    return Stream.of(
            Stream.of(privileged, inUserMode, control, mode, behaviour),
            location.stream(),
            dependsOn.values().stream(),
            user.verdicts(),
            supervisor.verdicts(),
            conditions.values().stream(),
            userConditions.values().stream())
        .flatMap(verdicts -> verdicts)
        .anyMatch(Verdict::unknown);
  }
}
