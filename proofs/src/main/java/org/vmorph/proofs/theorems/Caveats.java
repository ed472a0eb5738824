package org.vmorph.proofs.theorems;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.EveryStep;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Caveat;

/** Which side conditions are broken, and whether a privilege that is vacuous counts as one. */
enum Caveats {
  PLAIN,
  /**
   * For Theorem 1, whose hypothesis a vacuously privileged instruction would meet by the letter.
   */
  WITH_VACUITY;

  List<Caveat> of(
      List<Classification> instructions,
      Function<Classification, Map<String, Verdict>> conditions) {
    var caveats = new ArrayList<Caveat>();
    var cycle = brokenByTheCycle(instructions, conditions);
    for (var c : instructions) {
      if (this == WITH_VACUITY && c.privileged() instanceof Verdict.Vacuous) {
        caveats.add(new Caveat(c.instruction().name(), "vacuity"));
      }
      conditions
          .apply(c)
          .forEach(
              (condition, verdict) -> {
                if (verdict.refuted() && (isCycle(c) || !cycle.contains(condition))) {
                  caveats.add(new Caveat(c.instruction().name(), condition));
                }
              });
    }
    return caveats;
  }

  /** What comes with every instruction and breaks a condition is told of by itself, and once. */
  private static Set<String> brokenByTheCycle(
      List<Classification> instructions,
      Function<Classification, Map<String, Verdict>> conditions) {
    return instructions.stream()
        .filter(Caveats::isCycle)
        .flatMap(c -> conditions.apply(c).entrySet().stream())
        .filter(condition -> condition.getValue().refuted())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static boolean isCycle(Classification c) {
    return c.instruction().name().equals(EveryStep.CYCLE);
  }
}
