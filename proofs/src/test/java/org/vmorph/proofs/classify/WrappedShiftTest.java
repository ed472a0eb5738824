package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Privilege;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.riscv.Rv64;
import org.vmorph.proofs.symbolic.Prover;

/** An instruction that shows the mode, shifted by a distance that wraps. */
class WrappedShiftTest {
  private static final Architecture RV64 =
      new Rv64(Rv64.USUAL.with("satp", "bare").with("devices", "none").with("mie", "0")).machine;

  /** Of 16 bits: where a ends in 2, M shifted by 2 * each. */
  private static Classification shows(long each) {
    var add = RV64.instruction("add").orElseThrow();
    var scratch = (Cell) RV64.component("reserved").orElseThrow();
    Word few =
        add.form().operands().stream()
            .filter(it -> it.bits() == 5)
            .findFirst()
            .orElseThrow()
            .slice(0, 2);
    var by = few.extend(16).calc(Operator.MUL, literal(each, 16));
    var shown = ((Word) RV64.mode().cell()).extend(16).calc(Operator.SHL, by).extend(64);
    var wrong =
        new Instruction(
            add.opcode(),
            "add",
            add.form(),
            Privilege.Plain.EVERYONE,
            add.says(),
            add.partial(),
            add.length(),
            add.flow(),
            List.of(when(few.is(2), set(scratch, shown))),
            List.of());
    var machine = RV64.between("m", "u").with(RV64.name(), RV64.says(), List.of(wrong));
    return new Classifier(new Prover()).classify(machine, Reading.INTENDED).getFirst();
  }

  @Test
  void by_two() {
    assertThat(shows(1).critical()).isTrue();
  }

  /** 2 * 0x8001 is 2 in 16 bits as well. */
  @Test
  void by_two_that_wraps() {
    assertThat(shows(0x8001).critical()).isTrue();
  }
}
