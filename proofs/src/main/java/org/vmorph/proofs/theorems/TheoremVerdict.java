package org.vmorph.proofs.theorems;

import java.util.List;
import java.util.stream.Stream;
import org.vmorph.proofs.classify.EveryStep;
import org.vmorph.proofs.classify.TellsTime;

/**
 * What a theorem says of a machine, under the paper's conditions.
 *
 * @param theorem 1, 2 or 3
 * @param named the instructions because of which it does not hold, in manual order
 * @param caveats side conditions that are broken although the definitions do not look at them
 */
public record TheoremVerdict(
    int theorem, Outcome outcome, List<String> named, List<Caveat> caveats) {
  /** The theorems give sufficient conditions: where one fails, nothing is promised either way. */
  public enum Outcome {
    HOLDS("holds"),
    FAILS("fails"),
    NOT_ESTABLISHED("not established"),
    UNKNOWN("unknown");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** As it is printed. */
    public String word() {
      return word;
    }
  }

  /** An instruction and the side condition it breaks. */
  public record Caveat(String instruction, String condition) {}

  /** Keeps its own lists. */
  public TheoremVerdict {
    named = List.copyOf(named);
    caveats = List.copyOf(caveats);
  }

  /** Whether equivalence is promised: the theorem holds and no side condition is broken. */
  public boolean promises() {
    return outcome == Outcome.HOLDS && caveats.isEmpty();
  }

  /**
   * Every instruction at which a divergence would be no surprise; and those parts of every step
   * that are suspected.
   */
  public List<String> suspects() {
    return Stream.concat(named.stream(), caveats.stream().map(Caveat::instruction))
        .distinct()
        .toList();
  }

  /**
   * Whether what belongs to every step is suspected: then a divergence is no surprise anywhere, and
   * there are no programs that do without.
   */
  public boolean suspectsEveryStep() {
    return suspects().stream().anyMatch(TheoremVerdict::isEveryStep);
  }

  private static boolean isEveryStep(String part) {
    return part.equals(EveryStep.FETCH) || part.equals(EveryStep.CYCLE);
  }

  /**
   * Whether a step at this instruction is suspected to depend on the time: then a divergence is no
   * surprise even where a monitor interprets, for it interprets at another time.
   */
  public boolean suspectsTheTime(String at) {
    return caveats.stream()
        .filter(caveat -> caveat.condition().equals(TellsTime.NAME))
        .map(Caveat::instruction)
        .anyMatch(part -> isEveryStep(part) || part.equals(at));
  }
}
