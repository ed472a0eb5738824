package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.obligation.Asked;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Question;

/**
 * Every question that the definitions ask of every instruction, as obligations. Of the reading
 * `shadowed` only what it asks beyond `intended`: the rest is word for word the same.
 */
public final class Definitions {
  private Definitions() {}

  /** The questions about some instructions of a machine. */
  public static List<Obligation> of(
      Elaboration semantics, Collection<Instruction> instructions, Reading reading) {
    var machine = semantics.machine();
    var all = new ArrayList<Obligation>();
    questions(machine, reading)
        .forEach(
            (paper, questions) -> {
              for (var question : questions) {
                for (var instruction : instructions) {
                  all.add(
                      new Obligation(
                          machine.name(),
                          reading.word() + " " + name(question),
                          instruction.name(),
                          paper,
                          new Asked(question, semantics, instruction, reading)));
                }
              }
            });
    return List.copyOf(all);
  }

  /** Trap parity is asked step by step, and each step has a name here. */
  private static String name(Question question) {
    if (question instanceof SideCondition.TrapParity parity) {
      var apart = parity.apart();
      return "trap parity, "
          + (apart.size() ? "q" : apart.components().iterator().next().name())
          + " apart";
    }
    return question instanceof SideCondition.Escape(var scope) && scope == Scope.USER
        ? "user escape"
        : question.name();
  }

  /** By what the paper, or paper.md, says. */
  private static Map<String, List<Question>> questions(Architecture machine, Reading reading) {
    var all = new LinkedHashMap<String, List<Question>>();
    if (reading == Reading.SHADOWED) {
      all.put("behaviour sensitive: its effect depends on a resource", dependsOn(machine));
      return all;
    }
    all.put(
        "privileged: does not trap in supervisor mode, and traps in user mode",
        List.of(new NotPrivileged(), new PrivilegeNotVacuous()));
    all.put(
        "control sensitive: changes M or R without a trap",
        List.of(new ControlSensitive(Scope.ALL), new ControlSensitive(Scope.USER)));
    var behaviour = new ArrayList<Question>();
    behaviour.add(BehaviourSensitive.mode(machine));
    behaviour.add(BehaviourSensitive.general(machine));
    if (machine.relocation().isPresent()) {
      behaviour.add(BehaviourSensitive.location(machine, Scope.ALL));
      behaviour.add(BehaviourSensitive.location(machine, Scope.USER));
    }
    all.put("behaviour sensitive: its effect depends on M or on R", behaviour);
    var conditions = new ArrayList<Question>(SideCondition.of(machine, Scope.ALL));
    SideCondition.of(machine, Scope.USER).stream()
        .filter(condition -> !conditions.contains(condition))
        .forEach(conditions::add);
    all.put("innocuous, and fatal to f all the same (a side condition)", conditions);
    return all;
  }

  private static List<Question> dependsOn(Architecture machine) {
    var all = new ArrayList<Question>();
    for (var component : machine.components()) {
      if (component.role() == Role.RESOURCE) {
        all.add(BehaviourSensitive.dependsOn(component, Scope.ALL));
        all.add(BehaviourSensitive.dependsOn(component, Scope.USER));
      }
    }
    return all;
  }
}
