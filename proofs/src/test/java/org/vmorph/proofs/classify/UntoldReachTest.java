package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.proofs.symbolic.Prover;

/** A machine that does not tell what its R comes to: what is refused may differ with R alone. */
class UntoldReachTest {
  private static final Architecture RV64 =
      new Rv64(Rv64.USUAL.with("satp", "bare")).machine.between("m", "u");
  private static final Cause REFUSED =
      RV64.causes().stream().filter(Cause::saysNothing).findFirst().orElseThrow();

  private static boolean isParityBroken(String cell) {
    var values = REFUSED.zeros().toArray(Word[]::new);
    var odd =
        instruction("odd", Form.of("odd", "", "0".repeat(25) + "0001011"))
            .length(4)
            .does(when(((Cell) RV64.component(cell).orElseThrow()).is(0), trap(REFUSED, values)));
    var machine = RV64.with("rv64", "", List.of(odd));
    var asked = Definitions.ALL.only(it -> it.name().equals("trap parity, " + cell + " apart"));
    return new Classifier(new Prover(), asked)
        .classify(machine, Reading.INTENDED)
        .getFirst()
        .happens("trap parity, " + cell + " apart");
  }

  @Test
  void what_is_no_part_of_r_is_no_excuse_for_a_memory_trap() {
    assertThat(isParityBroken("mtvec")).isTrue();
  }
}
