package org.vmorph.conformance.cli;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem2;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** What the theorems say of a machine under a reading, and from which classification. */
record Prediction(
    Architecture machine,
    Reading reading,
    List<Classification> instructions,
    TheoremVerdict theorem1,
    TheoremVerdict theorem2,
    TheoremVerdict theorem3) {

  Prediction(Architecture machine, Reading reading, List<Classification> instructions) {
    this(
        machine,
        reading,
        instructions,
        Theorem1.of(instructions),
        Theorem2.of(machine, Theorem1.of(instructions)),
        Theorem3.of(instructions));
  }

  List<TheoremVerdict> theorems() {
    return List.of(theorem1, theorem2, theorem3);
  }
}
