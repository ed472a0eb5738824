package org.vmorph.proofs.obligation;

import java.util.Optional;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.claim.Claim;

/**
 * Something that is to be proved, or to be refuted, and kept.
 *
 * @param group what it has in common with others: the reading or the monitor, and the definition or
 *     the lemma
 * @param about the instruction, and the way it is made where that matters
 * @param paper what the paper says, in our words
 * @param over what words are
 */
public record Obligation(
    String machine, String group, String about, String paper, Claim claim, Over over) {
  /** What words are. */
  public enum Over {
    /** Bit-vectors, as wide as the machine's. */
    WORDS,
    /** Natural numbers without an upper end. */
    INTEGERS
  }

  /** An obligation over the machine's own words. */
  public Obligation(String machine, String group, String about, String paper, Claim claim) {
    this(machine, group, about, paper, claim, Over.WORDS);
  }

  /** The reading it is about, if it is about one. */
  public Optional<String> reading() {
    return claim instanceof Asked asked ? Optional.of(asked.reading().word()) : Optional.empty();
  }

  /** Its name: {@code third-generation/trap-and-emulate lemma 1/ld}. */
  public String id() {
    return machine + "/" + group + "/" + about;
  }
}
