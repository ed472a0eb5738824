package org.vmorph.proofs.classify;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
import org.vmorph.proofs.obligation.Setting.Apart;

/**
 * Behaviour sensitive: some integer x and states S1 = (e|r, m1, p, r), S2 = (e|r+x, m2, p, r+x)
 * exist, neither trapping, whose results differ in window contents, in the program counter or in a
 * register.
 */
public final class BehaviourSensitive {
  private static final String PLACE = "l and storage outside the window";

  private BehaviourSensitive() {}

  /** Location sensitive: such a pair with m1 = m2. */
  public static Definition location(Architecture machine, Scope scope) {
    return new Sensitive(
        scope.prefix() + "location sensitive",
        scope,
        PLACE,
        Apart.in(machine.relocation().orElseThrow().base()));
  }

  /** Mode sensitive: such a pair with x = 0, and all of storage equal (paper.md, N15). */
  public static Definition mode(Architecture machine) {
    return new Sensitive("mode sensitive", Scope.ALL, "M", Apart.in(machine.mode().cell()));
  }

  /** The definition in full: mode and location may differ together (paper.md, N14). */
  public static Definition general(Architecture machine) {
    var mode = machine.mode().cell();
    return new Sensitive(
        "behaviour sensitive",
        Scope.ALL,
        machine.relocation().isPresent() ? "M, " + PLACE : "M",
        machine.relocation().map(r -> Apart.in(mode, r.base())).orElseGet(() -> Apart.in(mode)));
  }

  /** Under the reading `shadowed`: the result depends on this component (paper.md, N12). */
  public static Definition dependsOn(Component component, Scope scope) {
    return new Sensitive(
        scope.prefix() + "depends on " + component.name(),
        scope,
        component.name(),
        Apart.in(component));
  }
}
