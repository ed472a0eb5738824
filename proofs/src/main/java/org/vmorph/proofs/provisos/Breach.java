package org.vmorph.proofs.provisos;

import java.util.List;
import java.util.Optional;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;

/**
 * What happens of an instruction that must not.
 *
 * @param under what was provided, as far as it makes a difference
 * @param instruction with verdicts, each of which holds its witness
 * @param happens the definitions
 */
public record Breach(Provided under, Classification instruction, List<Definition> happens) {
  /** The first of them that has been seen. */
  public Optional<Definition> seen() {
    return happens.stream().filter(it -> witness(it).isPresent()).findFirst();
  }

  /** The case of one of them, if it has been seen and is not only said of the machine. */
  public Optional<Witness> witness(Definition definition) {
    return instruction.verdicts().get(definition) instanceof Verdict.Refuted(var witness)
        ? Optional.of(witness)
        : Optional.empty();
  }
}
