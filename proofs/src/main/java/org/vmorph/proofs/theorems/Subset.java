package org.vmorph.proofs.theorems;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

/**
 * The form Theorems 1 and 3 share: some set of instructions is a subset of those that trap.
 *
 * @param member that an instruction is in the set; refuted if it is
 * @param traps that it traps as the theorem asks; proved if it does
 * @param outside it is, and does not
 * @param conditions its side conditions, by name
 */
record Subset(
    int theorem,
    Function<Classification, Verdict> member,
    Function<Classification, Verdict> traps,
    Predicate<Classification> outside,
    Function<Classification, Map<String, Verdict>> conditions,
    Caveats caveats) {

  TheoremVerdict verdict(List<Classification> parts) {
    var named = parts.stream().filter(outside).map(c -> c.instruction().name()).toList();
    // A known counterexample decides, whatever else is unknown.
    boolean surely = parts.stream().anyMatch(c -> outside.test(c) && !traps.apply(c).unknown());
    var outcome =
        surely
            ? Outcome.FAILS
            : parts.stream().anyMatch(this::unknown) ? Outcome.UNKNOWN : Outcome.HOLDS;
    return new TheoremVerdict(theorem, outcome, named, caveats.of(parts, conditions));
  }

  private boolean unknown(Classification c) {
    return member.apply(c).unknown()
        || member.apply(c).refuted() && traps.apply(c).unknown()
        || conditions.apply(c).values().stream().anyMatch(Verdict::unknown);
  }
}
