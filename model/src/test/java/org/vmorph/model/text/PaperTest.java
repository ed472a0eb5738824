package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** Instructions print as the paper writes them. */
class PaperTest {
  private static final Architecture LEGACY = Machines.named("legacy").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lpsw  | (M, P, R) := E[ea]",
        "lrb   | R := ra",
        "halt  | halt",
        "st    | E[ea] := ra",
        "bge   | P := if ra >=s rb then x else P + 1",
        "svc   | trap svc",
        "jrstu | M := u",
        "popf  | if M = s then b := ra",
        "popf  | r1 := ra",
        "smsw  | ra := M",
        "mfsr  | ra := (M, l)",
        "lra   | ra := l + ea",
        "nop   | (nothing)",
      })
  void an_instruction_is_printed_as_it_is_written(String name, String act) {
    assertThat(
            Manual.entry(LEGACY, LEGACY.instruction(name).orElseThrow()).lines().map(String::strip))
        .contains(act);
  }

  @Test
  void an_entry_has_name_operands_opcode_privilege_sentence_and_acts() {
    assertThat(Manual.entry(LEGACY, LEGACY.instruction("lpsw").orElseThrow()))
        .isEqualTo(
            """
            lpsw   x(rb)         0x01      privileged
                   Load the PSW from E[ea]: mode, program counter and relocation-bounds change together.
                   (M, P, R) := E[ea]\
            """);
  }

  @Test
  void the_expanded_manual_shows_traps_first_and_what_is_meant() {
    assertThat(Manual.expanded(new Elaboration(LEGACY)))
        .contains(
            """
                   if M = u then trap privileged
                   if ea >= b then trap memory
                   if l + ea >= q then trap memory
                   M := E[l + ea]<63>
            """);
  }

  @Test
  void parentheses_stand_only_where_they_are_needed() {
    Word a = literal(1, 64);
    Word b = new Word.Operand("b", 64);
    var paper = Paper.written(LEGACY);

    assertThat(paper.word(a.plus(b).minus(a.minus(b)))).isEqualTo("1 + b - (1 - b)");
    assertThat(paper.word(a.plus(b).calc(Operator.MUL, b))).isEqualTo("(1 + b) * b");
    assertThat(paper.word(b.plus(-3))).isEqualTo("b - 3");
    assertThat(paper.word(b.calc(Operator.AND, literal(255, 64)).plus(b)))
        .isEqualTo("(b and 0xff) + b");
    assertThat(paper.condition(b.is(1).or(b.is(2)).and(b.below(a).not())))
        .isEqualTo("(b = 1 or b = 2) and b >= 1");
    assertThat(paper.condition(b.is(1).or(b.is(2)).not())).isEqualTo("not (b = 1 or b = 2)");
  }

  @Test
  void a_word_with_a_name_is_its_name_and_another_of_the_name_gets_a_stroke() {
    Word a = new Word.Operand("a", 64);
    var paper = Paper.written(LEGACY);
    var twice = let("twice", a.plus(a));
    var again = let("twice", twice.plus(twice));

    assertThat(paper.word(again.minus(twice))).isEqualTo("twice' - twice");
    assertThat(paper.word(again)).isEqualTo("twice'");
    assertThat(paper.legend().all())
        .containsEntry("twice", "is a + a")
        .containsEntry("twice'", "is twice + twice");
  }

  @Test
  void quotients_and_what_remains() {
    Word a = new Word.Operand("a", 64);
    Word b = new Word.Operand("b", 64);
    var paper = Paper.written(LEGACY);

    assertThat(paper.word(a.plus(b).calc(Operator.DIV, b))).isEqualTo("(a + b) /s b");
    assertThat(paper.word(a.calc(Operator.REMU, b).plus(a))).isEqualTo("a rem b + a");
    assertThat(paper.word(a.calc(Operator.MULHU, b))).isEqualTo("a *high b");
    assertThat(paper.legend().all()).containsOnlyKeys("/s", "*high");
  }
}
