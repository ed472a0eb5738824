package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.obligation.Question;

/** Every question there is about an instruction of a machine, whatever the reading. */
public final class Questions {
  private Questions() {}

  /** All of them. */
  public static List<Question> of(Architecture machine) {
    var all = new ArrayList<Question>();
    all.add(new NotPrivileged());
    all.add(new PrivilegeNotVacuous());
    all.add(new CompletesInUserMode());
    all.add(BehaviourSensitive.mode(machine));
    all.add(BehaviourSensitive.general(machine));
    for (var scope : Scope.values()) {
      all.add(new ControlSensitive(scope));
      if (machine.relocation().isPresent()) {
        all.add(BehaviourSensitive.location(machine, scope));
      }
      for (var component : machine.components()) {
        if (component.role() == Role.RESOURCE) {
          all.add(BehaviourSensitive.dependsOn(component, scope));
        }
      }
    }
    all.addAll(SideCondition.of(machine, Scope.ALL));
    all.addAll(SideCondition.of(machine, Scope.USER));
    all.addAll(SideCondition.ofEveryStep(machine, Scope.ALL));
    return all;
  }
}
