package org.vmorph.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How words are written. */
class DisassemblerTest {
  private final Disassembler disassembler = new Disassembler(Assembled.MACHINE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ld r1, -5(r2)",
        "ld r1, 5",
        "beq r1, r2, 40",
        "mov r3, r15",
        "svc 7",
        "halt",
        ".word 0x2a"
      })
  void a_word_is_written_as_a_program_writes_it(String line) {
    assertThat(disassembler.instruction(Assembled.words(line)[0])).isEqualTo(line);
  }

  @Test
  void a_psw_shows_its_mode_as_a_letter_and_its_cause_as_a_comment() {
    assertThat(disassembler.psw(Assembled.words(".psw u, 0, 64, 1")[0]))
        .isEqualTo(".psw u, 0, 64, 1");
    assertThat(disassembler.psw(4L << 60)).isEqualTo(".psw s, 0, 0, 0 ; svc");
    assertThat(disassembler.psw(7L << 60)).isEqualTo(".psw s, 0, 0, 0 ; cause 7");
  }
}
