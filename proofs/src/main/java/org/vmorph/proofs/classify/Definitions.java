package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asked;
import org.vmorph.proofs.obligation.Obligation;

/**
 * Every definition asked of every instruction, as obligations. Of a reading that differs from
 * another in some definitions only those: the rest is word for word the same.
 */
public final class Definitions {
  /** The readings under which something is asked. */
  public static final List<Reading> READINGS =
      List.of(
          Reading.LITERAL,
          Reading.INTENDED,
          Reading.SHADOWED,
          Reading.LITERAL.withProcessor(),
          Reading.INTENDED.withProcessor());

  /** The side conditions do not depend on the reading; they are asked under this one. */
  private static final Reading CONDITIONS = Reading.INTENDED;

  private Definitions() {}

  /** Chooses what is asked. */
  public interface Choice {
    /** Whether something is asked of an instruction. */
    boolean asks(Definition definition, Instruction instruction);
  }

  /** What is asked about the instructions of a machine under a reading. */
  public static List<Obligation> of(Elaboration semantics, Reading reading, Choice choice) {
    var machine = semantics.machine();
    var definitions = definitions(machine, reading, SideCondition::of);
    return of(semantics, machine.instructions(), definitions, reading, choice);
  }

  /** What is asked about that which belongs to every step of a machine. */
  public static List<Obligation> ofEveryStep(Architecture machine, Reading reading) {
    var every = EveryStep.of(machine);
    var semantics = every.semantics();
    var definitions = definitions(semantics.machine(), reading, SideCondition::ofEveryStep);
    var all = new ArrayList<>(of(semantics, every.parts(), definitions, reading, (d, i) -> true));
    if (reading.equals(CONDITIONS)) {
      every
          .timer()
          .ifPresent(
              timer ->
                  all.addAll(
                      of(
                          semantics,
                          List.of(timer),
                          timekeeping(machine.timer().orElseThrow()),
                          reading,
                          (d, i) -> true)));
    }
    return List.copyOf(all);
  }

  private static List<Definition> timekeeping(Timer timer) {
    return List.of(new Timekeeping(timer, Scope.ALL), new Timekeeping(timer, Scope.USER));
  }

  private static List<Obligation> of(
      Elaboration semantics,
      List<Instruction> instructions,
      List<Definition> definitions,
      Reading reading,
      Choice choice) {
    var all = new ArrayList<Obligation>();
    for (var definition : definitions) {
      for (var instruction : instructions) {
        if (choice.asks(definition, instruction)) {
          all.add(
              new Obligation(
                  semantics.machine().name(),
                  reading.word() + " " + name(definition),
                  instruction.name(),
                  definition.sentence(reading),
                  new Asked(definition, semantics, instruction, reading)));
        }
      }
    }
    return all;
  }

  /** Conditions with several forms of one name have a name for each here. */
  private static String name(Definition definition) {
    return switch (definition) {
      case TrapParity parity -> "trap parity, " + parity.what() + " apart";
      case Timekeeping(var timer, var scope) when scope == Scope.USER -> "user timekeeping";
      case Escape(var scope) when scope == Scope.USER -> "user escape";
      default -> definition.name();
    };
  }

  private static List<Definition> definitions(
      Architecture machine, Reading reading, SideCondition.Listed conditions) {
    var all = new ArrayList<Definition>();
    if (reading.shadowed()) {
      for (var component : machine.components()) {
        if (component.role() == Role.RESOURCE) {
          for (var scope : Scope.values()) {
            all.add(BehaviourSensitive.dependsOn(component, scope));
          }
        }
      }
      return all;
    }
    for (var scope : Scope.values()) {
      all.add(new ControlSensitive(scope));
    }
    if (reading.processorIsResource()) {
      return all;
    }
    all.add(new NotPrivileged());
    all.add(new PrivilegeNotVacuous());
    all.add(new CompletesInUserMode());
    all.add(BehaviourSensitive.mode(machine));
    all.add(BehaviourSensitive.general(machine));
    if (machine.relocation().isPresent()) {
      for (var scope : Scope.values()) {
        all.add(BehaviourSensitive.location(machine, scope));
      }
    }
    if (reading.equals(CONDITIONS)) {
      var both = new LinkedHashSet<>(conditions.of(machine, Scope.ALL));
      both.addAll(conditions.of(machine, Scope.USER));
      all.addAll(both);
    }
    return all;
  }
}
