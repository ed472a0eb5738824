package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;

/** What the theorems say of my machine, for all states: asked of Z3. */
class MyTheoremsTest {
  private static final List<Classification> CLASSIFIED =
      new Classifier(new Prover())
          .classify(new MyMachine().machine(), new MyMachine().machine().reading());

  @Test
  void theorem_1_holds() {
    var theorem = Theorem1.of(CLASSIFIED);
    assertTrue(theorem.promises(), theorem.toString());
  }

  @Test
  void no_instruction_is_sensitive_and_unprivileged() {
    assertEquals(
        List.of(),
        CLASSIFIED.stream().filter(Classification::critical).map(c -> c.instruction()).toList());
  }
}
