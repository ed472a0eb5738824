package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import org.junit.jupiter.api.Test;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Instruction.Draft;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** An instruction that means nothing is refused, with its name and the act. */
class WellFormedTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Cell M = (Cell) MACHINE.component("M").orElseThrow();
  private static final Cell P = MACHINE.programCounter();
  private static final Cell B = MACHINE.relocation().orElseThrow().bound();
  private static final File R = (File) MACHINE.component("r").orElseThrow();
  private static final Form FORM =
      Form.of("ra, rb", "ra, rb", "o[7:0] a[3:0] b[3:0] " + "0".repeat(48));
  private static final Word.Operand A = FORM.operands().get(0);
  private static final Word.Operand OTHER = FORM.operands().get(1);

  private static Draft wrong() {
    return instruction(0xf0, "wrong", FORM);
  }

  private static void refused(Instruction instruction, String... phrases) {
    assertThatThrownBy(() -> MACHINE.plus("m", "", instruction))
        .isInstanceOf(MalformedMachine.class)
        .hasMessageStartingWith("m: ")
        .hasMessageContainingAll(phrases);
  }

  @Test
  void what_an_instruction_sets_is_no_time() {
    var clocked = Machines.named("third-generation-clock").orElseThrow();
    var clock = (Cell) clocked.component("clock").orElseThrow();
    var sets = wrong().does(set(clock, literal(0, 64)));
    assertThatThrownBy(() -> clocked.plus("m", "", sets))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage(
            "m: wrong: sets clock of role TIME, which belongs to every step;"
                + " what it can set has role RESOURCE");
  }

  @Test
  void a_value_must_be_as_wide_as_its_place() {
    refused(
        wrong().does(set(M, literal(0, 1)), set(B, literal(0, 64))),
        "wrong, act 2",
        "a value of 64 bits for a place of 20");
  }

  @Test
  void a_place_may_be_set_once() {
    refused(
        wrong().does(set(B, literal(0, 20)), set(B, literal(1, 20))),
        "wrong, act 2",
        "b may already be set by act 1");
  }

  @Test
  void two_registers_may_be_one() {
    refused(
        wrong().does(set(R.at(A), literal(0, 64)), set(R.at(OTHER), literal(1, 64))),
        "wrong, act 2",
        "r may already be set by act 1");
  }

  @Test
  void a_place_may_be_set_on_either_of_two_branches() {
    var test = M.is(0);
    var fine =
        wrong().does(when(test, set(B, literal(0, 20))), when(test.not(), set(B, literal(1, 20))));
    assertThat(new Elaboration(MACHINE.plus("m", "", fine)).step(fine).writes()).hasSize(3);
  }

  @Test
  void what_falls_through_may_not_jump() {
    refused(wrong().does(set(P, literal(0, 20))), "wrong", "an act sets P");
    refused(wrong().does(halt()), "wrong", "an act sets P");
  }

  @Test
  void what_jumps_must_say_where() {
    refused(wrong().jumps(set(M, literal(0, 1))), "wrong", "must set P, halt or trap");
    refused(
        wrong().jumps(when(M.is(0), set(P, literal(0, 20)))), "wrong", "must set P, halt or trap");
  }

  @Test
  void an_expression_whose_widths_do_not_fit_cannot_be_built() {
    assertThatThrownBy(() -> P.plus(R.at(A))).hasMessageContainingAll("+", "P has 20 bits", "64");
    assertThatThrownBy(() -> choose(M.is(0), P, M)).hasMessageContaining("20 bits");
    assertThatThrownBy(() -> P.slice(10, 11))
        .hasMessageContaining("bits 10 to 20 of P, which has 20");
    assertThatThrownBy(() -> R.at(P)).hasMessageContaining("r[offset]");
    assertThatThrownBy(() -> R.at(A).join(M)).hasMessageContaining("65 bits");
    assertThatThrownBy(() -> literal(0, 0)).hasMessageContaining("1 to 64");
  }

  @Test
  void two_instructions_may_not_share_an_opcode() {
    var twin = instruction(0x3f, "twin", FORM).does();
    assertThatThrownBy(() -> MACHINE.plus("m", "", twin))
        .hasMessageContainingAll("twin", "0x3f00000000000000", "nop");
  }

  @Test
  void two_instructions_may_not_share_a_name() {
    assertThatThrownBy(() -> MACHINE.plus("m", "", instruction(0xf0, "nop", FORM).does()))
        .hasMessageContaining("m: there are two instructions called 'nop'");
  }
}
