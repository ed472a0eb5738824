package org.vmorph.proofs.theorems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;

/** Theorem 2's second half: may a program see the time and the monitor not know? */
class Theorem2Test {
  private static final Architecture MACHINE =
      Machines.named("third-generation-clock").orElseThrow();
  private static final Classifier CLASSIFIER =
      new Classifier(new Prover(Prover.ENOUGH, ProofCache.ofUser()));
  private static final TheoremVerdict HOLDS =
      new TheoremVerdict(1, TheoremVerdict.Outcome.HOLDS, List.of(), List.of());

  private static TheoremVerdict of(Architecture machine) {
    return Theorem2.of(CLASSIFIER.classify(machine, Reading.INTENDED), HOLDS);
  }

  @Test
  void a_clock_that_a_supervisor_alone_can_read_does_no_harm() {
    assertThat(of(MACHINE).outcome()).isEqualTo(TheoremVerdict.Outcome.HOLDS);
  }

  @Test
  void nothing_is_established_of_a_clock_that_anybody_can_read() {
    var clock = (Cell) MACHINE.component("clock").orElseThrow();
    var program = MACHINE.programCounter();
    var nop = MACHINE.instruction("nop").orElseThrow().form();
    var late =
        instruction(0xf0, "late", nop)
            .says("Go to the time.")
            .jumps(set(program, clock.low(program.bits())));
    assertThat(of(MACHINE.plus("m", "", late)).outcome())
        .isEqualTo(TheoremVerdict.Outcome.NOT_ESTABLISHED);
  }
}
