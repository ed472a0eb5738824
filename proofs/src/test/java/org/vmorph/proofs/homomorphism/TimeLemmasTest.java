package org.vmorph.proofs.homomorphism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.symbolic.Prover;

/** The clock of the hardware is not the guest's, and who reads it does not obey f. */
class TimeLemmasTest {
  @Test
  void whoever_reads_the_clock_does_not_obey_f_in_any_way_but_by_a_trap() {
    var machine = Machines.named("third-generation-clock").orElseThrow();
    var rdc = machine.instruction("rdc").orElseThrow();
    var registers = (File) machine.component("r").orElseThrow();
    var clock = (Cell) machine.component("clock").orElseThrow();
    var anybody =
        instruction(0x70, "anybody", rdc.form())
            .says("Read the clock into ra, in any mode.")
            .does(set(registers.at(rdc.form().operands().getFirst()), clock));
    var semantics = new Elaboration(machine.plus("mine", "Shows the clock.", anybody));
    var refuted =
        Obligations.MONITORS.stream()
            .flatMap(it -> Lemmas.of(semantics, Monitor.of(it), List.of(anybody, rdc)).stream())
            .filter(it -> new Prover().prove(it).verdict().refuted())
            .map(Obligation::id);
    assertThat(refuted)
        .containsExactlyInAnyOrder(
            "mine/trap-and-emulate lemma 1/anybody",
            "mine/trap-and-emulate lemma 2/rdc, privileged trap",
            "mine/hybrid lemma 1/anybody",
            "mine/hybrid lemma 2/anybody, interpreted",
            "mine/hybrid lemma 2/rdc, interpreted");
  }
}
