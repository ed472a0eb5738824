package org.vmorph.proofs.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.decoding.RiscV;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;

/** What proofs and test states make of instructions of two lengths and with scattered operands. */
class ParcelsTest {
  private static final Architecture FEW =
      RiscV.machine(
          "few",
          Stream.of("c_li", "c_lui", "c_addi16sp", "c_add", "beq", "mret")
              .map(name -> RiscV.MACHINE.instruction(name).orElseThrow())
              .toList());

  /** One parcel of the fetch is as good as two, and what lies behind it is not seen. */
  @Test
  void only_mret_is_sensitive_and_the_fetch_is_not() {
    var classifier = new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));
    var sensitive =
        classifier.classify(RiscV.MACHINE, Reading.INTENDED).stream()
            .filter(c -> !c.sensitive(Scope.ALL).equals(Verdict.PROVED))
            .toList();
    assertThat(sensitive)
        .extracting(Classification::instruction)
        .extracting(Instruction::name)
        .containsExactly("mret");
    assertThat(sensitive.getFirst().critical()).isFalse();
    assertThat(classifier.everyStep(RiscV.MACHINE, Reading.INTENDED))
        .allMatch(c -> c.sensitive(Scope.ALL).equals(Verdict.PROVED));
  }

  /** Of two that no bit tells apart a word that is neither looks like the first. */
  @Test
  void a_state_for_every_way_is_found_and_the_engine_goes_it() {
    var vectors = VectorGenerator.of(FEW, 64);
    var engine = new Compiled(new Elaboration(FEW));
    for (var vector : vectors.vectors()) {
      var machine = new Machine(engine, vectors.words());
      vector.before().restore(machine);
      machine.run(1);
      assertThat(machine.snapshot().differences(vector.after())).as("%s", vector).isEmpty();
    }
    assertThat(vectors.vectors())
        .extracting(TestVector::at)
        .contains("fetch", "illegal", "illegal like c_lui", "illegal like mret", "c_lui")
        .doesNotContain("illegal like beq", "illegal like c_addi16sp");
  }

  /** At the end of storage: of nothing, and of the first parcel of two. */
  @Test
  void either_parcel_may_be_missing() {
    var refused =
        VectorGenerator.of(FEW, 64).vectors().stream()
            .filter(vector -> vector.at().equals("fetch"))
            .map(vector -> firstParcel(vector.before()))
            .toList();
    assertThat(refused).contains(0L).anyMatch(first -> (first & 3) == 3);
  }

  private static long firstParcel(Snapshot state) {
    long p = state.get(state.machine().programCounter());
    return state.load(state.machine().storage(), p);
  }
}
