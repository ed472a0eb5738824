package org.vmorph.proofs.enumeration;

import org.vmorph.proofs.obligation.Claim;
import org.vmorph.proofs.obligation.Ground;
import org.vmorph.proofs.obligation.Replay;

/** Whether something that is claimed never to happen happens, by looking at every case. */
final class Enumeration {
  /** More unknown words than any claim has. */
  private static final int WORDS = 64;

  /** What came of it. */
  enum Answer {
    /** In none of the cases that the claim speaks of. */
    PROVED,
    /** In one of them, and the reference interpreter agrees. */
    REFUTED,
    /** It speaks of no case. */
    VACUOUS,
    /** The table became too large. */
    TOO_LARGE
  }

  private Enumeration() {}

  /**
   * The answer.
   *
   * @param bits the width of the widest word
   * @throws IllegalStateException if the reference interpreter does not find what was found
   */
  static Answer of(Claim claim, int bits) {
    try {
      var truth = new Truth(WORDS, bits);
      var cases = new Cases(truth);
      var stated = claim.over(new Ground<>(truth, cases));
      int given = truth.and(stated.given(), cases.possible());
      int happens = truth.and(given, stated.happens());
      if (truth.isFalse(given)) {
        return Answer.VACUOUS;
      }
      if (truth.isFalse(happens)) {
        return Answer.PROVED;
      }
      var found = cases.valuation(truth.oneCase(happens));
      return Replay.confirm(claim, found)
          .map(witness -> Answer.REFUTED)
          .orElseThrow(() -> new IllegalStateException(claim.name() + ": not a case: " + found));
    } catch (Truth.TooLarge tooLarge) {
      return Answer.TOO_LARGE;
    }
  }
}
