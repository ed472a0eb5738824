package org.vmorph.proofs.classify;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.proofs.obligation.Verdict;

/**
 * What the definitions say of one instruction. A verdict speaks of the claim that the thing never
 * happens: {@code Refuted} means that the instruction is sensitive, and holds the witness.
 *
 * @param verdicts on what was asked, in the order of {@link Definitions}
 */
public record Classification(
    Instruction instruction, Reading reading, Map<Definition, Verdict> verdicts) {

  /** Keeps its own copy. */
  public Classification {
    verdicts = Collections.unmodifiableMap(new LinkedHashMap<>(verdicts));
  }

  /** The same of an instruction that means the same. */
  Classification of(Instruction like) {
    return like == instruction ? this : new Classification(like, reading, verdicts);
  }

  /** The same with more verdicts. */
  Classification with(Map<Definition, Verdict> more) {
    var all = new LinkedHashMap<>(verdicts);
    all.putAll(more);
    return new Classification(instruction, reading, all);
  }

  /** The verdict on the definition of a name; empty if that was not asked. */
  public Optional<Verdict> verdict(String name) {
    return verdicts.entrySet().stream()
        .filter(asked -> asked.getKey().name().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Whether the definition of a name was asked, and the thing happens. */
  public boolean happens(String name) {
    return verdict(name).map(Verdict::refuted).orElse(false);
  }

  // The hypotheses of the theorems.

  /**
   * {@code Proved}, {@code Refuted} (a pair shows that it is not), {@code Vacuous} or {@code
   * Unknown}; where there are several levels of privilege, of the one that says most for it.
   */
  public Verdict privileged() {
    return asked(NotPrivileged.class)
        .map(this::verdictOn)
        .min(Comparator.comparing(Classification::against))
        .orElseThrow();
  }

  private static int against(Verdict notPrivileged) {
    return switch (notPrivileged) {
      case Verdict.Proved proved -> 0;
      case Verdict.Unknown unknown -> 1;
      case Verdict.Vacuous vacuous -> 2;
      case Verdict.Refuted refuted -> 3;
    };
  }

  /** Whether it ever completes in user mode. */
  public Verdict inUserMode() {
    return verdictOn(new CompletesInUserMode());
  }

  Verdict verdictOn(Definition definition) {
    return Optional.ofNullable(verdicts.get(definition)).orElseThrow();
  }

  /** Control or behaviour sensitive in a scope; refuted if any of the claims behind it is. */
  public Verdict sensitive(Scope scope) {
    return verdictOn(sensitivities(scope).toList());
  }

  /** Sensitive and not privileged; a vacuous privilege does not help. */
  public boolean critical() {
    return sensitive(Scope.ALL).refuted() && !(privileged() instanceof Verdict.Proved);
  }

  /**
   * User sensitive, and completes in user mode; that it is privileged would not be enough
   * (paper.md, N18).
   */
  public boolean userCritical() {
    return sensitive(Scope.USER).refuted() && !(inUserMode() instanceof Verdict.Proved);
  }

  // How it is sensitive.

  private Stream<Sensitivity> sensitivities(Scope scope) {
    return asked(Sensitivity.class).filter(form -> form.scope() == scope);
  }

  private <T extends Definition> Stream<T> asked(Class<T> kind) {
    return verdicts.keySet().stream().filter(kind::isInstance).map(kind::cast);
  }

  /**
   * How it is sensitive in a scope, as {@code location sensitive}, but for the components that it
   * depends on. To say that it is behaviour sensitive goes without saying where a form of that
   * does.
   */
  public List<String> sensitivity(Scope scope) {
    var forms =
        sensitivities(scope)
            .filter(form -> !(form instanceof DependsOn) && refuted(form))
            .map(Sensitivity::kind)
            .toList();
    return forms.size() == 1
        ? forms
        : forms.stream().filter(form -> !form.equals(BehaviourSensitive.GENERAL)).toList();
  }

  private boolean refuted(Definition definition) {
    return verdictOn(definition).refuted();
  }

  /** Under the reading `shadowed` verdicts on the components that it may depend on, by name. */
  public SortedMap<String, Verdict> dependsOn(Scope scope) {
    var byName = new TreeMap<String, Verdict>();
    asked(DependsOn.class)
        .filter(form -> form.scope() == scope)
        .forEach(form -> byName.put(form.apart().what(), verdictOn(form)));
    return byName;
  }

  // Side conditions.

  /**
   * Verdicts on the side conditions of a theorem, by kind.
   *
   * @param theorem all states for Theorem 1, user mode for Theorem 3
   */
  public SortedMap<String, Verdict> conditions(Scope theorem) {
    var byKind = new TreeMap<String, Verdict>();
    forms(theorem).forEach((kind, forms) -> byKind.put(kind, verdictOn(forms)));
    return byKind;
  }

  /** The forms of each side condition of a theorem, by kind. */
  SortedMap<String, List<SideCondition>> forms(Scope theorem) {
    return asked(SideCondition.class)
        .filter(condition -> condition.theorems().contains(theorem))
        .collect(Collectors.groupingBy(SideCondition::kind, TreeMap::new, Collectors.toList()));
  }

  /** That it tells the time, of which more than a side condition hangs (Theorem 2). */
  public Verdict timing() {
    return conditions(Scope.ALL).getOrDefault(TellsTime.NAME, Verdict.PROVED);
  }

  // Verdicts together.

  /** Whether any verdict is unknown. */
  public boolean unknown() {
    return verdicts.values().stream().anyMatch(Verdict::unknown);
  }

  /** The verdict on claims together: refuted if one is, unknown if one is, else proved. */
  Verdict verdictOn(Collection<? extends Definition> claims) {
    var each = claims.stream().map(this::verdictOn).toList();
    return each.stream()
        .filter(Verdict::refuted)
        .findFirst()
        .or(() -> each.stream().filter(Verdict::unknown).findFirst())
        .orElse(Verdict.PROVED);
  }
}
