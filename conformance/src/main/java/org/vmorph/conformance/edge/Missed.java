package org.vmorph.conformance.edge;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.vmorph.conformance.run.compare.Sample;
import org.vmorph.conformance.run.setting.Setting;

/**
 * Of what can be reached, what no program has: the programs compared after every step.
 *
 * @param all how much there is
 * @param not what was not reached, in manual order
 */
public record Missed(int all, List<String> not) {
  /** Keeps its own list. */
  public Missed {
    not = List.copyOf(not);
  }

  /** How much was reached. */
  public int reached() {
    return all - not.size();
  }

  /** Guards that have a test state, but those of instructions that guests are to do without. */
  public static Missed guards(Vectors vectors, Setting setting, Sample sample) {
    var feasible =
        vectors.states().guards().stream()
            .filter(guard -> !setting.without().contains(guard.at()))
            .toList();
    return of(feasible, sample.guards());
  }

  /** Pairs of kinds of steps, whether or not a machine can make them. */
  public static Missed pairs(Sample sample) {
    return of(sample.conceivable(), sample.pairs());
  }

  private static <T> Missed of(Collection<T> all, Set<T> reached) {
    return new Missed(
        all.size(),
        all.stream().filter(it -> !reached.contains(it)).map(Object::toString).toList());
  }
}
