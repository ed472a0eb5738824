package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
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

  private Definitions() {}

  /** Chooses what is asked. */
  public interface Choice {
    /**
     * Whether something is asked of an instruction.
     *
     * @param about the component that it depends on or not, where the definition is about one
     */
    boolean asks(Instruction instruction, Optional<Component> about);
  }

  /** What is asked about the instructions of a machine. */
  public static List<Obligation> of(Elaboration semantics, Reading reading, Choice choice) {
    var machine = semantics.machine();
    var all = new ArrayList<Obligation>();
    definitions(machine, reading)
        .forEach(
            (definition, about) -> {
              for (var instruction : machine.instructions()) {
                if (choice.asks(instruction, about)) {
                  all.add(
                      new Obligation(
                          machine.name(),
                          reading.word() + " " + name(definition),
                          instruction.name(),
                          definition.sentence(reading),
                          new Asked(definition, semantics, instruction, reading)));
                }
              }
            });
    return List.copyOf(all);
  }

  /** Conditions with several forms of one name have a name for each here. */
  private static String name(Definition definition) {
    return switch (definition) {
      case SideCondition.TrapParity parity -> "trap parity, " + apart(parity) + " apart";
      case SideCondition.Escape(var scope) when scope == Scope.USER -> "user escape";
      default -> definition.name();
    };
  }

  private static String apart(SideCondition.TrapParity parity) {
    return parity.apart().size() ? "q" : parity.apart().components().iterator().next().name();
  }

  private static Map<Definition, Optional<Component>> definitions(
      Architecture machine, Reading reading) {
    var all = new LinkedHashMap<Definition, Optional<Component>>();
    if (reading.shadowed()) {
      for (var component : machine.components()) {
        if (component.role() == Role.RESOURCE) {
          for (var scope : Scope.values()) {
            all.put(BehaviourSensitive.dependsOn(component, scope), Optional.of(component));
          }
        }
      }
      return all;
    }
    for (var definition : plain(machine, reading)) {
      all.put(definition, Optional.empty());
    }
    return all;
  }

  private static List<Definition> plain(Architecture machine, Reading reading) {
    var all = new ArrayList<Definition>();
    for (var scope : Scope.values()) {
      all.add(new ControlSensitive(scope));
    }
    if (reading.processorIsResource()) {
      return all;
    }
    all.add(new NotPrivileged());
    all.add(new PrivilegeNotVacuous());
    all.add(BehaviourSensitive.mode(machine));
    all.add(BehaviourSensitive.general(machine));
    if (machine.relocation().isPresent()) {
      for (var scope : Scope.values()) {
        all.add(BehaviourSensitive.location(machine, scope));
      }
    }
    all.addAll(SideCondition.of(machine, Scope.ALL));
    all.addAll(SideCondition.of(machine, Scope.USER));
    return all;
  }
}
