package org.vmorph.proofs.classify;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asked;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;

/** Asks every definition of every instruction. */
public final class Classifier {
  /** What a classification depends on beside the instruction itself. */
  private record Parts(Surroundings surroundings, List<Component> components, Reading reading) {}

  private final Asker.Source askers;
  private final Map<Parts, Map<Instruction, Classification>> known = new ConcurrentHashMap<>();

  /** A classifier that asks there. */
  public Classifier(Asker.Source askers) {
    this.askers = askers;
  }

  /** What the definitions say of every instruction, in manual order. */
  public List<Classification> classify(Architecture machine, Reading reading) {
    var semantics = new Elaboration(machine);
    var parts = new Parts(Surroundings.of(machine), machine.components(), reading);
    // Machines that differ by an instruction share the others, as objects.
    var shared =
        known.computeIfAbsent(parts, p -> Collections.synchronizedMap(new IdentityHashMap<>()));
    // One by one: what takes long may stand side by side, and must not wait for one another.
    var tasks =
        machine.instructions().stream()
            .map(i -> ForkJoinTask.adapt(() -> classify(semantics, i, reading, shared)))
            .toList();
    return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
  }

  private Classification classify(
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      Map<Instruction, Classification> shared) {
    var earlier = shared.get(instruction);
    if (earlier != null) {
      return earlier;
    }
    try (var asker = askers.open()) {
      var fresh = classify(asker, semantics, instruction, reading);
      shared.put(instruction, fresh);
      return fresh;
    }
  }

  private static Classification classify(
      Asker asker, Elaboration semantics, Instruction instruction, Reading reading) {
    var machine = semantics.machine();
    // Theorems 1 and 3 share questions.
    var asked = new HashMap<Object, Verdict>();
    Function<Definition, Verdict> ask =
        definition ->
            asked.computeIfAbsent(
                definition.asks(),
                q -> asker.neverHappens(new Asked(definition, semantics, instruction, reading)));
    return new Classification(
        instruction,
        reading,
        privileged(ask),
        ask.apply(new ControlSensitive(Scope.ALL)),
        location(machine, Scope.ALL, ask),
        ask.apply(BehaviourSensitive.mode(machine)),
        ask.apply(BehaviourSensitive.general(machine)),
        dependsOn(machine, Scope.ALL, reading, ask),
        inMode(machine, Scope.USER, reading, ask),
        inMode(machine, Scope.SUPERVISOR, reading, ask),
        conditions(machine, Scope.ALL, ask),
        conditions(machine, Scope.USER, ask));
  }

  private static Verdict privileged(Function<Definition, Verdict> ask) {
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

  private static Optional<Verdict> location(
      Architecture machine, Scope scope, Function<Definition, Verdict> ask) {
    return machine.relocation().map(r -> ask.apply(BehaviourSensitive.location(machine, scope)));
  }

  private static InMode inMode(
      Architecture machine, Scope scope, Reading reading, Function<Definition, Verdict> ask) {
    return new InMode(
        scope,
        ask.apply(new ControlSensitive(scope)),
        location(machine, scope, ask),
        dependsOn(machine, scope, reading, ask));
  }

  private static Map<String, Verdict> dependsOn(
      Architecture machine, Scope scope, Reading reading, Function<Definition, Verdict> ask) {
    var verdicts = new TreeMap<String, Verdict>();
    for (var component : machine.components()) {
      if (reading.shadowed() && shadows(component, scope)) {
        verdicts.put(component.name(), ask.apply(BehaviourSensitive.dependsOn(component, scope)));
      }
    }
    return verdicts;
  }

  /** With every state in one mode nothing can depend on M. */
  private static boolean shadows(Component component, Scope scope) {
    return component.role() == Role.RESOURCE || component.role() == Role.MODE && scope == Scope.ALL;
  }

  private static Map<String, Verdict> conditions(
      Architecture machine, Scope scope, Function<Definition, Verdict> ask) {
    var verdicts = new TreeMap<String, Verdict>();
    for (var condition : SideCondition.of(machine, scope)) {
      verdicts.merge(condition.name(), ask.apply(condition), Classification::worse);
    }
    return verdicts;
  }
}
