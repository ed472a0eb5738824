package org.vmorph.proofs.classify;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Component;
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

  private BehaviourSensitive() {}

  /** Location sensitive: such a pair with m1 = m2. */
  public static Sensitivity location(Architecture machine, Scope scope) {
    return new Sensitive(
        LOCATION,
        scope,
        place(machine).orElse(""),
        place(machine).map(where -> Apart.in(machine, bases(machine))),
        Optional.of(scope == Scope.ALL ? general(machine) : location(machine, Scope.ALL)));
  }

  /** Mode sensitive: such a pair with x = 0, and all of storage equal (paper.md, N15). */
  public static Sensitivity mode(Architecture machine) {
    return new Sensitive(
        MODE, Scope.ALL, "M", Optional.of(Apart.inMode(machine)), Optional.of(general(machine)));
  }

  /** The definition in full: mode and location may differ together (paper.md, N14). */
  public static Sensitivity general(Architecture machine) {
    var apart = Stream.concat(Stream.of(machine.mode().cell()), Stream.of(bases(machine)));
    return new Sensitive(
        GENERAL,
        Scope.ALL,
        place(machine).map(where -> "M, " + where).orElse("M"),
        Optional.of(Apart.in(machine, apart.toArray(Component[]::new))));
  }

  /** What of R moves its window; nothing on a machine of which that is not said. */
  private static Component[] bases(Architecture machine) {
    return machine.translation().stream()
        .flatMap(it -> it.bases().stream())
        .toArray(Component[]::new);
  }

  private static Optional<String> place(Architecture machine) {
    return Optional.of(bases(machine))
        .filter(bases -> bases.length > 0)
        .map(
            bases ->
                Arrays.stream(bases).map(Component::name).collect(Collectors.joining(" "))
                    + " and storage outside the window");
  }
}
