package org.vmorph.model.arch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is found out of a machine once, for the machines that were asked of lately in this process:
 * of the very machine, for to compare two of them takes its time too.
 */
public final class PerMachine<T> {
  private static final int KEPT = 48;

  private final Function<Architecture, T> found;

  private final Map<Same, T> lately =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Same, T> eldest) {
          return size() > KEPT;
        }
      };

  /** Nothing yet; it is found out like this. */
  public PerMachine(Function<Architecture, T> found) {
    this.found = found;
  }

  private record Same(Architecture machine) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Same that && machine == that.machine;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(machine);
    }
  }

  /** What there is of a machine. */
  public T of(Architecture machine) {
    synchronized (lately) {
      return lately.computeIfAbsent(new Same(machine), it -> found.apply(it.machine));
    }
  }
}
