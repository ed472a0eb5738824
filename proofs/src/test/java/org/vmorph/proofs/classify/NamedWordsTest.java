package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Sixty words, each with the one before in two places, would be 2^60 written out, and are sixty for
 * the solver. Shifted and not added: what takes a solver a minute to add up is another matter.
 */
class NamedWordsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Form FORM = MACHINE.instruction("lrb").orElseThrow().form();
  private static final Word.Place RA =
      ((File) MACHINE.component("r").orElseThrow()).at(FORM.operands().getFirst());

  private static Word twisted(Word of) {
    var word = of;
    for (int i = 0; i < 60; i++) {
      var half = let("h", word);
      word = half.calc(Operator.XOR, half.calc(Operator.SHL, literal(1, 64)));
    }
    return word;
  }

  private static Classification classified(Word word) {
    var odd =
        instruction(0x90, "odd", FORM)
            .says("Twists.")
            .does(when(word.low(4).is(3), trap(MACHINE.causes().getLast())), set(RA, word));
    var mine = MACHINE.with("mine", "Twists.", List.of(odd));
    return new Classifier(new Prover()).classify(mine, Reading.INTENDED).getFirst();
  }

  @Test
  void of_a_register_they_are_innocuous() {
    assertThat(classified(twisted(RA)).critical()).isFalse();
  }

  @Test
  void of_l_they_are_not() {
    var l = MACHINE.relocation().orElseThrow().base();
    assertThat(classified(twisted(l.extend(64))).critical()).isTrue();
  }
}
