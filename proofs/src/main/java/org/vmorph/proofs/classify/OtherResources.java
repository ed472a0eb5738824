package org.vmorph.proofs.classify;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
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

  /** Of so many, it is asked first whether any of them shows. */
  private static final int MANY = 8;

  /** What may not show of each: in a result, or in a trap. */
  static List<SideCondition> conditions(Architecture machine) {
    var theorems = theorems(machine);
    var all = Apart.in(machine, theorems.keySet().toArray(Component[]::new));
    var wider = Optional.of(all).filter(it -> theorems.size() > MANY);
    return theorems.entrySet().stream()
        .<SideCondition>flatMap(
            entry -> {
              var resource = entry.getKey();
              var apart = Apart.in(machine, resource);
              var which = Set.copyOf(entry.getValue());
              return Stream.of(
                  new Observes(
                      resource.name(),
                      apart,
                      Scope.USER,
                      which,
                      wider.map(it -> observes(it, which))),
                  new TrapParity(
                      apart, false, which, wider.map(it -> new TrapParity(it, false, which))));
            })
        .toList();
  }

  private static Observes observes(Apart apart, Set<Scope> theorems) {
    return new Observes(apart.what(), apart, theorems);
  }

  private static Map<Component, Set<Scope>> theorems(Architecture machine) {
    var theorems = new LinkedHashMap<Component, Set<Scope>>();
    var r = machine.translation().map(Translation::resources).orElse(Set.of());
    for (var theorem : List.of(Scope.ALL, Scope.USER)) {
      virtual(machine, theorem).stream()
          .filter(it -> it.role() == Role.RESOURCE)
          .filter(it -> !r.contains(it))
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
