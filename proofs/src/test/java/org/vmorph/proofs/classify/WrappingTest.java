package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Beyond the last address comes the first, which is not in the window: on a machine that tests b
 * and not q an instruction reaches it with an address below b.
 */
class WrappingTest {
  @Test
  void what_is_loaded_from_beyond_the_last_address_depends_on_the_place() {
    var machine = Machines.named("third-generation").orElseThrow();
    var relocation = machine.relocation().orElseThrow();
    var put = machine.instruction("put").orElseThrow().form();
    var registers = (File) machine.component("r").orElseThrow();
    var ra = registers.at(put.operands().getFirst());
    var there = machine.storage().at(relocation.base(), ra.low(relocation.base().bits()));
    var odd =
        instruction(0x71, "odd", put)
            .says("Tests b alone.")
            .does(
                when(
                    ra.below(relocation.bound().extend(64)).not(),
                    trap(machine.causes().getFirst())),
                set(ra, there));
    var mine = machine.with("mine", "Tests b alone.", List.of(odd));
    var classified = new Classifier(new Prover()).classify(mine, Reading.INTENDED).getFirst();
    assertThat(classified.happens("location sensitive")).isTrue();
    assertThat(classified.happens("user location sensitive")).isTrue();
  }
}
