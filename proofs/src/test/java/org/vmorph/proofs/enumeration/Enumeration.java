package org.vmorph.proofs.enumeration;

import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.obligation.WitnessReplay;

/** Whether something that is claimed never to happen happens, by looking at every case. */
public final class Enumeration {
  /** More unknown words than any claim has. */
  private static final int WORDS = 64;

  /**
   * As many as most have: each bit of each word is a variable, and to make those takes its time.
   */
  private static final int FEW_WORDS = 32;

  /** How often a node may be looked up or made for a question, if nothing else is said. */
  static final int ENOUGH = 20_000_000;

  /** What came of it. */
  public enum Answer {
    /** In none of the cases that the claim speaks of. */
    PROVED,
    /** In one of them, and the reference interpreter agrees. */
    REFUTED,
    /** It speaks of no case. */
    VACUOUS,
    /** The table became too large. */
    TOO_LARGE
  }

  /** Addresses are 0 or 2,048, which is behind all vectors of a machine that has some. */
  private static final long FEW = 1L << 11;

  private static final long ALL = -1;

  private Enumeration() {}

  /**
   * The answer.
   *
   * @param bits the width of the widest word
   * @throws IllegalStateException if the reference interpreter does not find what was found
   */
  static Answer of(Claim claim, int bits) {
    // What happens mostly happens at one of few addresses too, and their tables are small.
    return bits > Cases.LONG && in(claim, bits, FEW, ENOUGH) == Answer.REFUTED
        ? Answer.REFUTED
        : of(claim, bits, ENOUGH);
  }

  /**
   * The answer for a small machine.
   *
   * @param most how often a node may be looked up or made, before the table is too large
   * @throws IllegalStateException as above
   */
  public static Answer of(Claim claim, int bits, int most) {
    return in(claim, bits, ALL, most);
  }

  private static Answer in(Claim claim, int bits, long open, int most) {
    try {
      return in(claim, FEW_WORDS, bits, open, most);
    } catch (Truth.TooFewWords more) {
      return in(claim, WORDS, bits, open, most);
    }
  }

  private static Answer in(Claim claim, int words, int bits, long open, int most) {
    var truth = new Truth(words, bits, most);
    var domain = new OnDemand(truth);
    var cases = new Cases(truth, domain, open);
    var stated = claim.over(new Ground<>(domain, cases));
    try {
      int given = stated.given().table().get();
      if (truth.isFalse(truth.and(given, cases.possible()))) {
        return Answer.VACUOUS;
      }
      domain.given(given);
      return stated
              .happens()
              .alternatives()
              .anyMatch(one -> happens(claim, truth, cases, given, one))
          ? Answer.REFUTED
          : Answer.PROVED;
    } catch (Truth.TooLarge tooLarge) {
      return Answer.TOO_LARGE;
    }
  }

  private static boolean happens(Claim claim, Truth truth, Cases cases, int given, Fact one) {
    int both = truth.and(given, one.table().get());
    int happens = truth.and(both, cases.possible());
    if (truth.isFalse(happens)) {
      return false;
    }
    var found = cases.valuation(truth.oneCase(happens));
    if (WitnessReplay.confirm(claim, found).isEmpty()) {
      throw new IllegalStateException(claim.name() + ": not a case: " + found);
    }
    return true;
  }
}
