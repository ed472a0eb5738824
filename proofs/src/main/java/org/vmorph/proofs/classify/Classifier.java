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
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asked;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;

/** Asks every definition of every instruction, and of what belongs to every step. */
public final class Classifier {
  /** What a classification depends on beside what the instruction means. */
  private record Around(
      Surroundings surroundings,
      List<Component> components,
      Optional<Timer> timer,
      Optional<Addressing> fetch,
      Cycle cycle,
      Reading reading) {
    static Around of(Architecture machine, Reading reading) {
      return new Around(
          Surroundings.of(machine),
          machine.components(),
          machine.timer(),
          machine.fetch(),
          machine.cycle(),
          reading);
    }
  }

  private final Asker.Source askers;
  private final Map<Around, Map<Instruction, Classification>> known = new ConcurrentHashMap<>();
  private final Map<Around, List<Classification>> everyStep = new ConcurrentHashMap<>();

  /** A classifier that asks there. */
  public Classifier(Asker.Source askers) {
    this.askers = askers;
  }

  /** What the definitions say of every instruction, in manual order. */
  public List<Classification> classify(Architecture machine, Reading reading) {
    return classify(new Elaboration(machine), machine.instructions(), reading, SideCondition::of);
  }

  /**
   * What they say of that which belongs to every step of a machine: of the fetch, and of what every
   * step changes besides. The theorems speak of these as of instructions.
   */
  public List<Classification> everyStep(Architecture machine, Reading reading) {
    return everyStep.computeIfAbsent(
        Around.of(machine, reading), around -> everyStep(EveryStep.of(machine), reading));
  }

  private List<Classification> everyStep(EveryStep every, Reading reading) {
    var parts = classify(every.semantics(), every.parts(), reading, SideCondition::ofEveryStep);
    return every.timer().isEmpty() ? parts : withTimer(every, parts, reading);
  }

  /** The fetch answers for the timer, whose trap comes before it. */
  private List<Classification> withTimer(
      EveryStep every, List<Classification> parts, Reading reading) {
    var timer = every.semantics().machine().timer().orElseThrow();
    var condition = new Timekeeping(timer, Scope.ALL);
    try (var asker = askers.open()) {
      var verdict = asker.neverHappens(asked(every, condition, reading));
      var ofUser = new Timekeeping(timer, Scope.USER);
      var userVerdict = asker.neverHappens(asked(every, ofUser, reading));
      return parts.stream()
          .map(
              c ->
                  c.instruction().name().equals(EveryStep.FETCH)
                      ? c.with(condition, verdict, userVerdict)
                      : c)
          .toList();
    }
  }

  private static Asked asked(EveryStep every, Timekeeping condition, Reading reading) {
    return new Asked(condition, every.semantics(), every.timer().orElseThrow(), reading);
  }

  private List<Classification> classify(
      Elaboration semantics,
      List<Instruction> instructions,
      Reading reading,
      SideCondition.Listed conditions) {
    // Machines that differ by an instruction share the others, as objects.
    var shared =
        known.computeIfAbsent(
            Around.of(semantics.machine(), reading),
            p -> Collections.synchronizedMap(new IdentityHashMap<>()));
    // One by one: what takes long may stand side by side, and must not wait for one another.
    var tasks =
        instructions.stream()
            .map(i -> ForkJoinTask.adapt(() -> classify(semantics, i, reading, conditions, shared)))
            .toList();
    return ForkJoinTask.invokeAll(tasks).stream().map(ForkJoinTask::join).toList();
  }

  private Classification classify(
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      SideCondition.Listed conditions,
      Map<Instruction, Classification> shared) {
    var earlier = shared.get(instruction);
    if (earlier != null) {
      return earlier;
    }
    try (var asker = askers.open()) {
      var fresh = classify(asker, semantics, instruction, reading, conditions);
      shared.put(instruction, fresh);
      return fresh;
    }
  }

  private static Classification classify(
      Asker asker,
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      SideCondition.Listed conditions) {
    var machine = semantics.machine();
    // Theorems 1 and 3 share questions.
    var asked = new HashMap<Object, Verdict>();
    Function<Definition, Verdict> ask =
        definition ->
            asked.computeIfAbsent(
                definition.asks(),
                q -> asker.neverHappens(new Asked(definition, semantics, instruction, reading)));
    var privileged = privileged(ask);
    return new Classification(
        instruction,
        reading,
        privileged,
        ask.apply(new CompletesInUserMode()),
        ask.apply(new ControlSensitive(Scope.ALL)),
        location(machine, Scope.ALL, ask),
        ask.apply(BehaviourSensitive.mode(machine)),
        ask.apply(BehaviourSensitive.general(machine)),
        dependsOn(machine, Scope.ALL, reading, ask),
        inMode(machine, Scope.USER, reading, ask),
        inMode(machine, Scope.SUPERVISOR, reading, ask),
        conditions(conditions.of(machine, Scope.ALL), privileged, ask),
        conditions(conditions.of(machine, Scope.USER), privileged, ask));
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

  /** That a monitor has to act is what a privileged instruction is for, and no breach. */
  private static Map<String, Verdict> conditions(
      List<SideCondition> all, Verdict privileged, Function<Definition, Verdict> ask) {
    var verdicts = new TreeMap<String, Verdict>();
    for (var condition : all) {
      boolean isExcused =
          condition instanceof Efficiency(var ofEveryStep)
              && !ofEveryStep
              && privileged instanceof Verdict.Proved;
      if (!isExcused) {
        verdicts.merge(condition.name(), ask.apply(condition), Classification::worse);
      }
    }
    return verdicts;
  }
}
