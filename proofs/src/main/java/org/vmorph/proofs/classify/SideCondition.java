package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.obligation.Setting.Apart;
import org.vmorph.proofs.obligation.Witness;
import org.vmorph.vmm.host.RoundRobin;

/**
 * What an instruction can do that is innocuous by the definitions and still fatal to f (paper.md,
 * N13). The definitions look at an instruction by itself; these look at a whole step, with what
 * belongs to every step. Those that differ between the theorems have a form for Theorem 1, a
 * supervisor state against a user state, and one for Theorem 3, both in user mode.
 */
public sealed interface SideCondition extends Definition
    permits Observes, Escape, TrapParity, Efficiency, Timekeeping, TellsTime {
  /** Which conditions are asked: of an instruction, or of what belongs to every step. */
  interface Listed {
    /** Those of a machine, under the theorem of a scope. */
    List<SideCondition> of(Architecture machine, Scope scope);
  }

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
      conditions.add(new Efficiency(false));
    }
    machine.components().stream()
        .filter(component -> component.role() == Role.TIME)
        .forEach(time -> conditions.add(new TellsTime(time, Scope.USER)));
    return conditions;
  }

  /** The same, asked of what belongs to every step. */
  static List<SideCondition> ofEveryStep(Architecture machine, Scope scope) {
    return of(machine, scope).stream().map(SideCondition::ofEveryStep).toList();
  }

  private static SideCondition ofEveryStep(SideCondition condition) {
    return switch (condition) {
      case TellsTime(var time, var user) -> new TellsTime(time, Scope.ALL);
      case Efficiency e -> new Efficiency(true);
      case Observes o -> o;
      case Escape e -> e;
      case TrapParity p -> p;
      case Timekeeping t -> t;
    };
  }

  /**
   * The resources beside R of which the hardware holds another value than the guest's under the
   * monitor of the theorem: those on which its f is not the identity.
   */
  private static List<Component> otherResources(Architecture machine, Scope scope) {
    var virtual =
        scope == Scope.ALL && machine.timer().isPresent()
            ? RoundRobin.virtual(machine)
            : machine.control();
    return virtual.stream()
        .filter(it -> it.role() == Role.RESOURCE)
        .filter(it -> machine.translation().stream().noneMatch(t -> t.resources().contains(it)))
        .toList();
  }

  /** Whether it shows of a witness that it is of this form, where there are several. */
  default boolean isIn(Witness witness) {
    return true;
  }
}
