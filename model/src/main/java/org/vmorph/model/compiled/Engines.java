package org.vmorph.model.compiled;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.step.Elaboration;

/**
 * Engines of machines that were run lately in this process. One that is generated anew is also
 * warmed up anew, and the JVM takes longer to compile it than most guests to run.
 */
public final class Engines {
  private static final int KEPT = 48;

  private static final Map<Generated, Compiled> LATELY =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Generated, Compiled> eldest) {
          return size() > KEPT;
        }
      };

  private Engines() {}

  /** The very machine, for to compare two of them takes its time too. */
  private record Generated(Architecture machine, Set<String> counted) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Generated that
          && machine == that.machine
          && counted.equals(that.counted);
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(machine) + counted.hashCode();
    }
  }

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
    var key = new Generated(machine, Set.copyOf(counted));
    synchronized (LATELY) {
      return LATELY.computeIfAbsent(
          key, it -> new Compiled(new Elaboration(it.machine), it.counted));
    }
  }
}
