package org.vmorph.model.path;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;

/**
 * The test states of a machine: for every way a step of it can go, one at least.
 *
 * @param words q, the same in all of them
 * @param infeasible what a solver says cannot be
 */
public record TestVectors(
    Architecture machine, long words, List<TestVector> vectors, List<Infeasible> infeasible) {
  /**
   * Decisions that no state allows together.
   *
   * @param path what is decided; without the last of it, it is possible
   */
  public record Infeasible(String at, List<String> path) {
    /** Keeps its own list. */
    public Infeasible {
      path = List.copyOf(path);
    }
  }

  /** Keeps its own lists. */
  public TestVectors {
    vectors = List.copyOf(vectors);
    infeasible = List.copyOf(infeasible);
  }

  /** The guards that can be reached. */
  public Set<Guard> guards() {
    var guards = new LinkedHashSet<Guard>();
    vectors.forEach(vector -> guards.add(vector.guard()));
    return guards;
  }
}
