package org.vmorph.proofs.classify;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.claim.Language.Apart;

/**
 * Behaviour sensitive: some integer x and states S1 = (e|r, m1, p, r), S2 = (e|r+x, m2, p, r+x)
 * exist, neither trapping, whose results differ in window contents, in the program counter or in a
 * register.
 */
public final class BehaviourSensitive {
  /** What it is called where the places differ and the modes do not. */
  public static final String LOCATION = "location sensitive";

  /** What it is called where the modes differ and the places do not. */
  public static final String MODE = "mode sensitive";

  /** What it is called in full. */
  public static final String GENERAL = "behaviour sensitive";

  private static final String PLACE = "l and storage outside the window";

  private BehaviourSensitive() {}

  /** Location sensitive: such a pair with m1 = m2. */
  public static Sensitivity location(Architecture machine, Scope scope) {
    return new Sensitive(LOCATION, scope, PLACE, machine.relocation().map(r -> Apart.in(r.base())));
  }

  /** Mode sensitive: such a pair with x = 0, and all of storage equal (paper.md, N15). */
  public static Sensitivity mode(Architecture machine) {
    var apart = Apart.in(machine.mode().cell());
    return new Sensitive(MODE, Scope.ALL, "M", Optional.of(apart));
  }

  /** The definition in full: mode and location may differ together (paper.md, N14). */
  public static Sensitivity general(Architecture machine) {
    var mode = machine.mode().cell();
    return new Sensitive(
        GENERAL,
        Scope.ALL,
        machine.relocation().isPresent() ? "M, " + PLACE : "M",
        machine
            .relocation()
            .map(r -> Apart.in(mode, r.base()))
            .or(() -> Optional.of(Apart.in(mode))));
  }
}
