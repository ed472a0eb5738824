package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vmorph.model.arch.Architecture;

/**
 * The definitions, each of which is asked of every instruction of a machine: in the order in which
 * they are asked and told. Whoever asks, tells or proves them has them from here.
 */
public final class Definitions {
  /** The paper's, and the side conditions. */
  public static final Definitions ALL =
      new Definitions(
          List.of(
              NotPrivileged::of,
              machine -> List.of(new CompletesInUserMode()),
              machine -> List.of(new ControlSensitive(Scope.ALL)),
              machine -> List.of(BehaviourSensitive.location(machine, Scope.ALL)),
              machine -> List.of(BehaviourSensitive.mode(machine)),
              machine -> List.of(BehaviourSensitive.general(machine)),
              machine -> DependsOn.of(machine, Scope.ALL),
              machine -> List.of(new ControlSensitive(Scope.USER)),
              machine -> List.of(BehaviourSensitive.location(machine, Scope.USER)),
              machine -> DependsOn.of(machine, Scope.USER),
              machine -> List.of(new ControlSensitive(Scope.SUPERVISOR)),
              machine -> List.of(BehaviourSensitive.location(machine, Scope.SUPERVISOR)),
              machine -> DependsOn.of(machine, Scope.SUPERVISOR),
              machine -> List.of(Observes.size()),
              Observes::bound,
              Observes::force,
              machine -> Escape.of(machine, Scope.ALL),
              TrapParity::ofStorage,
              OtherResources::conditions,
              machine -> List.of(TrapParity.ofMode(machine)),
              machine -> List.of(new RefusedInUserMode(false)),
              TellsTime::of,
              machine -> Escape.of(machine, Scope.USER),
              Timekeeping::of,
              TrapDirection::of,
              OpenParity::of,
              MovesNevertheless::of,
              NotSaid::of));

  private final List<Function<Architecture, List<? extends Definition>>> entries;

  private Definitions(List<Function<Architecture, List<? extends Definition>>> entries) {
    this.entries = entries;
  }

  /** These, and others after them. */
  public Definitions and(Function<Architecture, List<? extends Definition>> others) {
    var all = new ArrayList<>(entries);
    all.add(others);
    return new Definitions(List.copyOf(all));
  }

  /** Those of them alone of which this holds. */
  public Definitions only(Predicate<Definition> test) {
    return new Definitions(
        entries.stream()
            .<Function<Architecture, List<? extends Definition>>>map(
                entry ->
                    machine ->
                        entry.apply(machine).stream().<Definition>map(d -> d).filter(test).toList())
            .toList());
  }

  /** What is asked of an instruction of a machine. */
  public List<Definition> of(Architecture machine) {
    return all(machine).stream()
        .filter(definition -> !definition.isOfTimer() && !definition.isOfEveryStepAlone())
        .toList();
  }

  /** What is asked of that which belongs to every step of a machine. */
  public List<Definition> ofEveryStep(Architecture machine) {
    return all(machine).stream()
        .filter(definition -> !definition.isOfTimer())
        .map(Definition::ofEveryStep)
        .toList();
  }

  /** What is asked of that which the interval timer of a machine does by itself. */
  public List<Definition> ofTimer(Architecture machine) {
    return all(machine).stream().filter(Definition::isOfTimer).toList();
  }

  private List<Definition> all(Architecture machine) {
    return entries.stream()
        .<Definition>flatMap(entry -> entry.apply(machine).stream())
        .distinct()
        .toList();
  }
}
