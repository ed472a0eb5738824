package org.vmorph.proofs.provisos;

import java.util.List;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.obligation.Verdict;

/**
 * What happens of an instruction that must not.
 *
 * @param under what was provided, as far as it makes a difference
 * @param instruction with verdicts, each of which holds its witness
 * @param happens the definitions
 */
public record Breach(Provided under, Classification instruction, List<Definition> happens) {
  /** Whether it has been seen, and is not only said of the machine. */
  boolean hasCase() {
    return happens.stream()
        .anyMatch(it -> instruction.verdicts().get(it) instanceof Verdict.Refuted);
  }
}
