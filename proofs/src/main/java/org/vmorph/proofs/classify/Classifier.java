package org.vmorph.proofs.classify;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asked;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Question;
import org.vmorph.proofs.obligation.Verdict;

/** Asks every definition of every instruction. */
public final class Classifier {
  /** What a classification depends on beside the instruction itself. */
  private record Parts(List<Component> components, Object trapEntry, Reading reading) {}

  private final Asker.Source askers;
  private final Map<Parts, Map<Instruction, Classification>> known = new ConcurrentHashMap<>();

  /** A classifier that asks there. */
  public Classifier(Asker.Source askers) {
    this.askers = askers;
  }

  /** What the definitions say of every instruction, in manual order. */
  public List<Classification> classify(Architecture machine, Reading reading) {
    var semantics = new Elaboration(machine);
    var parts = new Parts(machine.components(), machine.trapEntry(), reading);
    // Machines that differ by an instruction share the others, as objects.
    var shared =
        known.computeIfAbsent(
            parts, p -> java.util.Collections.synchronizedMap(new IdentityHashMap<>()));
    return machine.instructions().parallelStream()
        .map(
            instruction -> {
              var earlier = shared.get(instruction);
              if (earlier != null) {
                return earlier;
              }
              var fresh = classify(semantics, instruction, reading);
              shared.put(instruction, fresh);
              return fresh;
            })
        .toList();
  }

  private Classification classify(Elaboration semantics, Instruction instruction, Reading reading) {
    try (var asker = askers.open()) {
      return classify(asker, semantics, instruction, reading);
    }
  }

  private static Classification classify(
      Asker asker, Elaboration semantics, Instruction instruction, Reading reading) {
    var machine = semantics.machine();
    // Theorems 1 and 3 share questions.
    var asked = new HashMap<Question, Verdict>();
    Function<Question, Verdict> ask =
        question ->
            asked.computeIfAbsent(
                question, q -> asker.neverHappens(new Asked(q, semantics, instruction, reading)));
    boolean relocates = machine.relocation().isPresent();
    boolean shadowed = reading == Reading.SHADOWED;
    return new Classification(
        instruction,
        reading,
        privileged(ask),
        ask.apply(new ControlSensitive(Scope.ALL)),
        relocates
            ? Optional.of(ask.apply(BehaviourSensitive.location(machine, Scope.ALL)))
            : Optional.empty(),
        ask.apply(BehaviourSensitive.mode(machine)),
        ask.apply(BehaviourSensitive.general(machine)),
        ask.apply(new ControlSensitive(Scope.USER)),
        relocates
            ? Optional.of(ask.apply(BehaviourSensitive.location(machine, Scope.USER)))
            : Optional.empty(),
        shadowed ? dependsOn(machine, Scope.ALL, ask) : Map.of(),
        shadowed ? dependsOn(machine, Scope.USER, ask) : Map.of(),
        conditions(machine, Scope.ALL, ask),
        conditions(machine, Scope.USER, ask));
  }

  private static Verdict privileged(Function<Question, Verdict> ask) {
    var counterexample = ask.apply(new NotPrivileged());
    if (!(counterexample instanceof Verdict.Proved)) {
      return counterexample;
    }
    var vacuous = ask.apply(new PrivilegeNotVacuous());
    return switch (vacuous) {
      case Verdict.Refuted nonVacuous -> Verdict.PROVED;
      case Verdict.Proved nothingToSpeakOf -> new Verdict.Vacuous();
      case Verdict.Unknown unknown -> unknown;
      case Verdict.Vacuous same -> same;
    };
  }

  private static Map<String, Verdict> dependsOn(
      Architecture machine, Scope scope, Function<Question, Verdict> ask) {
    var verdicts = new TreeMap<String, Verdict>();
    for (var component : machine.components()) {
      if (component.role() == Role.RESOURCE
          || component.role() == Role.MODE && scope == Scope.ALL) {
        verdicts.put(component.name(), ask.apply(BehaviourSensitive.dependsOn(component, scope)));
      }
    }
    return verdicts;
  }

  private static Map<String, Verdict> conditions(
      Architecture machine, Scope scope, Function<Question, Verdict> ask) {
    var verdicts = new TreeMap<String, Verdict>();
    for (var condition : SideCondition.of(machine, scope)) {
      verdicts.merge(condition.name(), ask.apply(condition), Classification::worse);
    }
    return verdicts;
  }
}
