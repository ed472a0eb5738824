package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Products and quotients of long words, which a solver is slowest at, are equal if of equals. */
class ProductsTest {
  /** A tenth of what a question may cost. */
  private static final int LITTLE = Prover.ENOUGH / 10;

  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Act.Set LD =
      (Act.Set) MACHINE.instruction("ld").orElseThrow().acts().getFirst();

  private static Verdict lemma1(Operator operator, Word factor) {
    var form = MACHINE.instruction("ld").orElseThrow().form();
    var odd =
        instruction(0x90, "odd", form)
            .says("Multiply ra.")
            .does(set(LD.place(), LD.place().calc(operator, factor)));
    var semantics = new Elaboration(MACHINE.plus("m", "", odd));
    var monitor = Monitor.of(new TrapAndEmulate());
    var lemma =
        Lemmas.of(semantics, monitor, List.of(odd)).stream()
            .filter(obligation -> obligation.group().endsWith("lemma 1"))
            .findFirst()
            .orElseThrow();
    return new Prover(LITTLE).prove(lemma).verdict();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.MATCH_ANY,
      names = {"MUL.*", "DIV.*", "REM.*"})
  void a_product_with_a_word_of_storage_obeys_f(Operator operator) {
    assertThat(lemma1(operator, LD.value())).isInstanceOf(Verdict.Proved.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"MUL", "MULHU", "DIVU", "REMU"})
  void a_product_that_shows_l_does_not(Operator operator) {
    var l = MACHINE.relocation().orElseThrow().base();
    assertThat(lemma1(operator, l.extend(64))).isInstanceOf(Verdict.Refuted.class);
  }

  @Test
  void a_product_with_nothing_shows_nothing() {
    var l = MACHINE.relocation().orElseThrow().base();
    var zero = l.extend(64).minus(l.extend(64));
    assertThat(lemma1(Operator.MUL, zero)).isInstanceOf(Verdict.Proved.class);
  }
}
