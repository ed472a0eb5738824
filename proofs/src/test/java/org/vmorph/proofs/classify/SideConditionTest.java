package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem3;

/** Instructions that are innocuous by the letter, and no promise may be made of. */
class SideConditionTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Cell L = MACHINE.relocation().orElseThrow().base();
  private static final Cell B = MACHINE.relocation().orElseThrow().bound();
  private static final Word Q = new Word.Size(20);
  private static final Condition USER = MACHINE.mode().cell().is(1);
  private static final Cause MEMORY = MACHINE.causes().get(0);
  private static final Cause SVC = MACHINE.causes().get(3);
  private static final File R = (File) MACHINE.component("r").orElseThrow();

  private static Classification classified(Act... acts) {
    var nop = MACHINE.instruction("nop").orElseThrow().form();
    var odd = instruction(0xf0, "odd", nop).does(acts);
    var alone = MACHINE.with("m", "", List.of(odd));
    return new Classifier(new Prover()).classify(alone, Reading.INTENDED).get(0);
  }

  private static void promisesNothing(Classification c) {
    assertThat(Theorem1.of(List.of(c)).promises()).as("theorem 1").isFalse();
  }

  @Test
  void a_privilege_trap_that_depends_on_the_place() {
    var c = classified(when(USER.and(L.is(0)), trap(MACHINE.privilege())));
    promisesNothing(c);
    assertThat(c.conditions(Scope.ALL).get("trap parity").refuted()).isTrue();
    assertThat(Theorem3.of(List.of(c)).promises()).isFalse();
  }

  @Test
  void a_privilege_trap_that_depends_on_the_bound() {
    promisesNothing(classified(when(USER.and(B.low(1).is(1)), trap(MACHINE.privilege()))));
  }

  @Test
  void a_trap_that_shows_the_bound_or_the_size() {
    promisesNothing(classified(when(B.low(1).is(1), trap(SVC))));
    promisesNothing(classified(when(B.below(Q), trap(MEMORY))));
    promisesNothing(classified(when(Q.slice(7, 1).is(1), trap(SVC))));
    promisesNothing(
        classified(when(B.is(Q).not(), trap(MEMORY)), set(R.at(literal(0, 4)), B.extend(64))));
    promisesNothing(
        classified(when(L.extend(21).plus(B.extend(21)).slice(20, 1).is(1), trap(MEMORY))));
  }

  @Test
  void an_unchecked_relocated_read_sees_what_lies_behind_its_window() {
    var c = classified(set(R.at(literal(0, 4)), MACHINE.storage().at(L, literal(1, 20))));
    assertThat(c.happens("location sensitive")).isTrue();
    promisesNothing(c);
  }

  @Test
  void an_ordinary_load_breaks_none() {
    var ld = MACHINE.with("m", "", List.of(MACHINE.instruction("ld").orElseThrow()));
    var c = new Classifier(new Prover()).classify(ld, Reading.INTENDED).get(0);
    assertThat(Theorem1.of(List.of(c)).promises()).isTrue();
    assertThat(Theorem3.of(List.of(c)).promises()).isTrue();
  }
}
