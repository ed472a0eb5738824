package org.vmorph.proofs.classify;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.vmm.control.RoundRobin;

/**
 * The resources beside R of which the hardware holds another value than the guest's under the
 * monitor of a theorem: those on which its f is not the identity.
 */
final class OtherResources {
  private OtherResources() {}

  /** What may not show of each: in a result, or in a trap. */
  static List<SideCondition> conditions(Architecture machine) {
    return theorems(machine).entrySet().stream()
        .<SideCondition>flatMap(
            entry -> {
              var resource = entry.getKey();
              var apart = Apart.in(machine, resource);
              return Stream.of(
                  new Observes(resource.name(), apart, Set.copyOf(entry.getValue())),
                  new TrapParity(apart, false, Set.copyOf(entry.getValue())));
            })
        .toList();
  }

  private static Map<Component, Set<Scope>> theorems(Architecture machine) {
    var theorems = new LinkedHashMap<Component, Set<Scope>>();
    for (var theorem : List.of(Scope.ALL, Scope.USER)) {
      virtual(machine, theorem).stream()
          .filter(it -> it.role() == Role.RESOURCE)
          .filter(it -> machine.translation().stream().noneMatch(t -> t.resources().contains(it)))
          .forEach(
              it -> theorems.computeIfAbsent(it, c -> EnumSet.noneOf(Scope.class)).add(theorem));
    }
    return theorems;
  }

  /** A machine without a translation has nothing to confine a guest with, so f is nobody's. */
  private static List<Component> virtual(Architecture machine, Scope theorem) {
    if (machine.translation().isEmpty()) {
      return List.of();
    }
    return theorem == Scope.ALL && machine.timer().isPresent()
        ? RoundRobin.virtual(machine)
        : machine.control();
  }
}
