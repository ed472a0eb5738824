package org.vmorph.proofs.theorems;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

/** The form Theorems 1 and 3 share: some set of instructions is a subset of the privileged ones. */
final class Subset {
  private Subset() {}

  static TheoremVerdict verdict(
      int theorem,
      List<Classification> instructions,
      Function<Classification, Verdict> member,
      Predicate<Classification> outside,
      Function<Classification, Map<String, Verdict>> conditions,
      Caveats caveats) {
    var named = instructions.stream().filter(outside).map(c -> c.instruction().name()).toList();
    boolean unknown =
        instructions.stream()
            .anyMatch(
                c ->
                    member.apply(c).unknown()
                        || member.apply(c).refuted() && c.privileged().unknown()
                        || conditions.apply(c).values().stream().anyMatch(Verdict::unknown));
    // A known counterexample decides, whatever else is unknown.
    boolean surely =
        instructions.stream().anyMatch(c -> outside.test(c) && !c.privileged().unknown());
    var outcome = surely ? Outcome.FAILS : unknown ? Outcome.UNKNOWN : Outcome.HOLDS;
    return new TheoremVerdict(theorem, outcome, named, caveats.of(instructions, conditions));
  }
}
