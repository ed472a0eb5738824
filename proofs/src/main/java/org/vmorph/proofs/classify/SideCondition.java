package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.obligation.Setting.Apart;
import org.vmorph.proofs.obligation.Witness;
import org.vmorph.vmm.host.Confining;
import org.vmorph.vmm.host.RoundRobin;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). The definitions look at an instruction by itself; these look at a whole step, with what
 * belongs to every step. Those that differ between the theorems have a form for Theorem 1, a
 * supervisor state against a user state, and one for Theorem 3, both in user mode.
 */
public sealed interface SideCondition extends Definition
    permits Observes, Escape, TrapParity, Efficiency, Timekeeping {
  /**
   * The conditions asked of an instruction of this machine under a theorem.
   *
   * @param scope all states for Theorem 1, user mode for Theorem 3
   */
  static List<SideCondition> of(Architecture machine, Scope scope) {
    var conditions = new ArrayList<SideCondition>();
    conditions.add(new Observes("q", Apart.inSize()));
    machine
        .relocation()
        .ifPresent(
            r -> {
              conditions.add(new Observes("b", Apart.in(r.bound())));
              conditions.add(new Escape(scope));
              conditions.add(new TrapParity(Apart.in(r.base()), false));
              conditions.add(new TrapParity(Apart.in(r.bound()), false));
              conditions.add(new TrapParity(Apart.inSize(), false));
            });
    for (var resource : otherResources(machine, scope)) {
      conditions.add(new Observes(resource.name(), Apart.in(resource)));
      conditions.add(new TrapParity(Apart.in(resource), false));
    }
    if (scope == Scope.ALL) {
      conditions.add(new TrapParity(Apart.in(machine.mode().cell()), true));
      conditions.add(new Efficiency());
    }
    return conditions;
  }

  /**
   * What no instruction may tell if a monitor is to be without timing dependencies (Theorem 2): the
   * time, which is no part of f.
   */
  static List<SideCondition> ofTime(Architecture machine) {
    var conditions = new ArrayList<SideCondition>();
    for (var component : machine.components()) {
      if (component.role() == Role.TIME) {
        conditions.add(new Observes(component.name(), Apart.in(component)));
        conditions.add(new TrapParity(Apart.in(component), false));
      }
    }
    return conditions;
  }

  /**
   * The resources beside R of which the hardware holds another value than the guest's under the
   * monitor of the theorem: those on which its f is not the identity.
   */
  private static List<Cell> otherResources(Architecture machine, Scope scope) {
    var virtual =
        scope == Scope.ALL && machine.timer().isPresent()
            ? RoundRobin.virtual(machine)
            : Confining.virtual(machine);
    return virtual.stream()
        .filter(cell -> cell.role() == Role.RESOURCE)
        .filter(cell -> machine.relocation().stream().noneMatch(r -> r.has(cell)))
        .toList();
  }

  /** Whether it shows of a witness that it is of this form, where there are several. */
  default boolean isIn(Witness witness) {
    return true;
  }
}
