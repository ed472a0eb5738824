package org.vmorph.proofs.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.pdp10.Ka10;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.proofs.theorems.Theorem1;

/**
 * Instructions that do harm where R is in force in user mode and moves something, or is not in
 * force in supervisor mode and says what it likes; on the KA10.
 */
class InForceInUserModeTest {
  private static final Architecture MACHINE = Ka10.MACHINE;
  private static final Cell RELOCATION = (Cell) MACHINE.component("RL").orElseThrow();
  private static final Cell PROTECTION = (Cell) MACHINE.component("PR").orElseThrow();
  private static final Cell FLAG = (Cell) MACHINE.component("OV").orElseThrow();
  private static final Condition USER = MACHINE.mode().cell().is(1);
  private static final Condition SUPERVISOR = MACHINE.mode().cell().is(0);

  /** A user would have less than all of storage. */
  private static final Condition PART =
      PROTECTION.extend(9).plus(1).below(new Word.Size(18).slice(10, 8).extend(9));

  private static Instruction.Draft odd() {
    return instruction(0777, "odd", Form.named(""));
  }

  private static Classification classified(Instruction odd, Reading reading) {
    return new Classifier(new Prover())
        .classify(MACHINE.with("m", "", List.of(odd)), reading)
        .getFirst();
  }

  private static Classification classified(Act... acts) {
    return classified(odd().does(acts), Reading.SHADOWED);
  }

  private static void promisesNothing(Classification c) {
    assertThat(Theorem1.of(List.of(c)).promises()).as("theorem 1").isFalse();
  }

  @Test
  void refused_in_user_mode_where_nothing_is_moved_is_not_privileged() {
    var refused = odd().privileged(USER.and(RELOCATION.is(0)));
    var c = classified(refused.does(set(RELOCATION, RELOCATION.plus(1))), Reading.SHADOWED);
    assertThat(c.critical()).isTrue();
  }

  @Test
  void stores_past_its_window_in_user_mode_where_that_is_moved() {
    var store = MACHINE.storage().at(literal(040, 18));
    var c = classified(when(USER.and(RELOCATION.is(0).not()), set(store, literal(0, 36))));
    assertThat(c.conditions(Scope.ALL).get("escape").refuted()).isTrue();
    promisesNothing(c);
  }

  @Test
  void traps_in_supervisor_mode_as_an_r_says_that_is_not_in_force() {
    var c = classified(when(SUPERVISOR.and(PART), trap(MACHINE.illegal())));
    assertThat(c.conditions(Scope.ALL).get("trap parity").refuted()).isTrue();
    promisesNothing(c);
  }

  @Test
  void shows_m_as_an_r_says_that_is_not_in_force() {
    var shown = choose(SUPERVISOR.and(PART), literal(0, 1), literal(1, 1));
    var c = classified(odd().does(set(FLAG, shown)), Reading.INTENDED);
    assertThat(c.conditions(Scope.ALL).get("observes PR RL USER").refuted()).isTrue();
    promisesNothing(c);
  }

  @Test
  void what_does_nothing_is_innocuous() {
    var c = classified(set(FLAG, literal(1, 1)));
    assertThat(c.critical()).isFalse();
    assertThat(Theorem1.of(List.of(c)).promises()).as("theorem 1").isTrue();
  }
}
