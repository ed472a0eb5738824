package org.vmorph.model.compiled;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PerMachine;
import org.vmorph.model.step.Elaboration;

/**
 * Engines of machines that were run lately in this process. One that is generated anew is also
 * warmed up anew, and the JVM takes longer to compile it than most guests to run.
 */
public final class Engines {
  /** By the names of the instructions that are counted. */
  private static final PerMachine<Map<Set<String>, Compiled>> LATELY =
      new PerMachine<>(machine -> new ConcurrentHashMap<>());

  private Engines() {}

  /**
   * The engine of a machine.
   *
   * @throws IllegalArgumentException if it has more instructions than can be compiled
   */
  public static Compiled of(Architecture machine) {
    return of(machine, Set.of());
  }

  /**
   * The engine of a machine.
   *
   * @param counted names of instructions to be counted as privileged ones are
   * @throws IllegalArgumentException as above
   */
  public static Compiled of(Architecture machine, Set<String> counted) {
    return LATELY
        .of(machine)
        .computeIfAbsent(
            Set.copyOf(counted), names -> new Compiled(new Elaboration(machine), names));
  }
}
