package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem2;
import org.vmorph.proofs.theorems.Theorem3;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** What the theorems say of every machine, as predicted by hand before anything was run. */
class SpecimensTest {
  private static final Classifier CLASSIFIER =
      new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));

  @ParameterizedTest(name = "{0}: theorem 1 {1}, 2 {2}, 3 {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          third-generation | holds                                      | holds           | holds
          jrst1            | fails jrstu                                | not established | holds
          smsw             | fails smsw                                 | not established | holds
          popf             | fails popf                                 | not established | holds
          user-nop         | fails lrn                                  | not established | holds
          lra              | fails lra                                  | not established | fails lra
          read-l           | fails rdl                                  | not established | fails rdl
          move-from-sr     | fails mfsr                                 | not established | fails mfsr
          load-absolute    | fails lda (lda trap parity)                | not established | fails lda (lda trap parity)
          shrink           | fails shrb                                 | not established | fails shrb
          read-b           | holds (rdb observes b)                     | holds           | holds (rdb observes b)
          read-q           | holds (rdq observes q)                     | holds           | holds (rdq observes q)
          store-past       | holds (stp escape) (stp trap parity)       | holds           | holds (stp escape) (stp trap parity)
          trap-in-user     | holds (tiu vacuity) (tiu trap parity)      | holds           | holds
          needs-both       | fails nbo (nbo vacuity) (nbo trap parity)  | not established | holds (nbo trap parity)
          legacy           | fails jrstu smsw popf lra rdl mfsr lrn     | not established | fails lra rdl mfsr
          third-generation-timer | holds                                | holds           | holds
          third-generation-clock | holds                                | holds           | holds
          lra-in-place     | fails lra                                  | not established | fails lra
          m68000           | fails move-from-sr                         | not established | fails move-from-sr
          m68010           | holds                                      | holds           | holds
          """)
  void theorems_say_what_was_predicted(String name, String first, String second, String third) {
    var machine = Machines.named(name).orElseThrow();
    var classes = new ArrayList<>(CLASSIFIER.classify(machine, machine.reading()));
    classes.addAll(CLASSIFIER.everyStep(machine, machine.reading()));
    var theorem1 = Theorem1.of(classes);
    assertThat(text(theorem1)).isEqualTo(first);
    assertThat(Theorem2.of(classes, theorem1).outcome().word()).isEqualTo(second);
    assertThat(text(Theorem3.of(classes))).isEqualTo(third);
  }

  private static String text(TheoremVerdict verdict) {
    var named = verdict.named().stream().map(i -> " " + i).collect(Collectors.joining());
    var caveats =
        verdict.caveats().stream()
            .map(c -> " (" + c.instruction() + " " + c.condition() + ")")
            .collect(Collectors.joining());
    return verdict.outcome().word() + named + caveats;
  }
}
