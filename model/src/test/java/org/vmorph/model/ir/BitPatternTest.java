package org.vmorph.model.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;

class BitPatternTest {
  private static BitPattern of(String text) {
    return BitPattern.of("form 'odd'", text);
  }

  @Test
  void bits_are_where_the_manual_has_them() {
    var jal = of("imm[20|10:1|11|19:12] d[4:0] 1101111");
    assertThat(jal.bits()).isEqualTo(32);
    assertThat(jal.fixed()).isEqualTo(new Match(0x7f, 0x6f));
    assertThat(jal.encode(2, 31)).isEqualTo(0x0020_0fef);
    assertThat(jal.encode(1 << 11, 0)).isEqualTo(0x0010_006f);
    assertThat(jal.encode(1 << 12, 0)).isEqualTo(0x0000_106f);
    assertThat(jal.encode(1 << 20, 0)).isEqualTo(0x8000_006fL);
    assertThat(jal.read(0xffdf_f06fL)).containsExactly(0x1f_fffc, 0);
  }

  @Test
  void in_an_operand_no_bit_moves_that_is_not_its_own() {
    var scattered = of("a[1] b[2:0] 01 a[0|3:2] 1 c[7:3] where c[2:1]=10, c[0:0]=1");
    assertThat(scattered.operands()).extracting(f -> f.operand().bits()).containsExactly(4, 3, 8);
    for (int a = 0; a < 16; a++) {
      for (int b = 0; b < 8; b++) {
        for (int c = 0; c < 32; c++) {
          long whole = c << 3 | 5;
          long word = scattered.encode(a, b, whole);
          assertThat(scattered.matches(word)).isTrue();
          assertThat(scattered.read(word)).containsExactly(a, b, whole);
        }
      }
    }
  }

  /** The expression over a word is what the number says. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "imm[20|10:1|11|19:12] d[4:0] 1101111",
        "a[1] b[2:0] 01 a[0|3:2] 1 c[7:3] where c[2:1]=10, c[0:0]=1",
        "000 imm[5:4|9:6|2|3] d[2:0] 00 where d[4:3]=01, imm unsigned, imm!=0",
        "x[63:0]",
        "x[0|63:1]",
      })
  void an_operand_of_a_word_that_is_an_expression_is_the_same(String text) {
    var pattern = of(text);
    var name = new Word.Operand("word", pattern.bits());
    var random = new Random(3);
    for (int i = 0; i < 100; i++) {
      long word = random.nextLong() & BitRun.ones(pattern.bits());
      var values = pattern.read(word);
      var state = new State<Long, Cells>(1L, List.of(), List.of());
      var meaning =
          new Meaning<>(Concrete.DOMAIN, new OperandValues<>(List.of(name), List.of(word)), state);
      for (int j = 0; j < values.length; j++) {
        var field = pattern.operands().get(j);
        assertThat(field.of(name).bits()).isEqualTo(field.operand().bits());
        assertThat(meaning.word(field.of(name))).isEqualTo(values[j]);
        assertThat(meaning.truth(field.match(values[j]).of(name))).isTrue();
      }
    }
  }

  @Test
  void an_opcode_is_scattered_like_any_other_field() {
    var pattern = of("o[9:7] s[4:0] o[6:0]");
    assertThat(pattern.with(0b101_1100110).fixed())
        .isEqualTo(new Match(0b111_00000_1111111, 0b101_00000_1100110));
    assertThat(pattern).hasToString("o[9:7] s[4:0] o[6:0]");
  }

  @Test
  void a_value_that_is_excluded_is_another_word() {
    var pattern = of("00 d[2:0] where d!=0, d!=5");
    assertThat(pattern.matches(0)).isFalse();
    assertThat(pattern.matches(5)).isFalse();
    assertThat(pattern.matches(4)).isTrue();
    assertThat(pattern).hasToString("00 d[2:0] where d!=0, d!=5");
  }

  // What means harm.

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "imm[5:0] imm[3:0] 01 ~ bit 0 of imm stands there twice",
        "imm[5|5] 01 ~ bit 5 of imm stands there twice",
        "d[2:0] 01 where d[2:1]=11 ~ bit 1 of d stands there twice",
        "d[2:0] 01 where d[4:3]=01, d[4:4]=1 ~ bit 4 of d stands there twice",
        "imm[5|3:0] 01 ~ bit 4 of imm stands nowhere; expected it in the word, or imm[4]=0 or =1"
            + " behind 'where'",
        "d[2:0] 01 where d[4:4]=1 ~ bit 3 of d stands nowhere; expected it in the word, or d[3]=0"
            + " or =1 behind 'where'",
        "imm[1:4] 01 ~ 'imm[1:4]': bits are named from the high end, 1:4 is not, and 63 is the"
            + " highest",
        "imm[64:60] 01 ~ 'imm[64:60]': bits are named from the high end, 64:60 is not, and 63 is"
            + " the highest",
        "imm[5:] 01 ~ 'imm[5:]': expected bits as in name[20|10:1]",
        "imm[5||3] 01 ~ 'imm[5||3]': expected bits as in name[20|10:1]",
        "imm[] 01 ~ 'imm[]': expected fixed bits, 0 and 1, or bits of an operand, name[high:low]",
        "imm[5:0] -- 01 ~ '--': expected fixed bits, 0 and 1, or bits of an operand,"
            + " name[high:low]",
        "o8 a4 052 ~ 'o8': expected fixed bits, 0 and 1, or bits of an operand, name[high:low]",
        "0102 ~ '0102': expected fixed bits, 0 and 1, or bits of an operand, name[high:low]",
        "d[4:0] 1 where s!=0 ~ 's!=0': expected an operand of the word",
        "o[4:0] 1 where o!=0 ~ 'o!=0': expected an operand of the word",
        "d[4:0] 1 where d!=32 ~ 'd!=32': expected a value that the operand could have",
        "d[2:0] 1 where d[4:3]=01, d!=1 ~ 'd!=1': expected a value that the operand could have",
        "d[4:1] 1 where d!=1 ~ 'd!=1': expected a value that the operand could have",
        "d[2:0] 1 where d[4:3]=1 ~ 'd[4:3]=1': expected as many bits as it names, 2",
        "d[4:0] 1 where d signed ~ 'd signed': expected 'name unsigned', 'name[high:low]=bits' or"
            + " 'name!=number'",
        "d[4:0] 1 where d!=0,d!=1 ~ 'd!=0,d!=1': expected 'name unsigned', 'name[high:low]=bits'"
            + " or 'name!=number'",
      })
  void is_refused_in_one_line(String text, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(text))
        .withMessage("form 'odd', '" + text + "': " + what);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x[63:0] 1", "0 x[31:0] y[31:0]"})
  void sixty_five_bits_are_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(text))
        .withMessageStartingWith("form 'odd': a width of 65 bits");
  }

  @Test
  void a_bit_that_nobody_claims_is_refused() {
    var gap = new BitPattern(4, new Match(0b1011, 0), Optional.empty(), List.of(), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Form("odd", "", Optional.of(gap), List.of()))
        .withMessage(
            "form 'odd': bit 2 is nobody's; expected each bit to be fixed or an operand's");
  }
}
