package org.vmorph.model.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.model.text.Disassembler;
import org.vmorph.model.text.Manual;

/**
 * Words that everybody's assembler makes of these instructions, worked out from the manual's tables
 * by hand: the way there and the way back.
 */
class RiscVWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "123452b7 | lui r5, 305418240",
        "fffff2b7 | lui r5, -4096",
        "00000517 | auipc r10, 0",
        "001000ef | jal r1, 2048",
        "ffdff06f | jal r0, -4",
        "00008067 | jalr r0, 0(r1)",
        "fe000ee3 | beq r0, r0, -4",
        "00b50463 | beq r10, r11, 8",
        "7eb51fe3 | bne r10, r11, 4094",
        "80b57063 | bgeu r10, r11, -4096",
        "0045a503 | lw r10, 4(r11)",
        "0005b503 | ld r10, 0(r11)",
        "00113423 | sd r1, 8(r2)",
        "fe113c23 | sd r1, -8(r2)",
        "fff10093 | addi r1, r2, -1",
        "40155513 | srai r10, r10, 1",
        "02051513 | slli r10, r10, 32",
        "40b50533 | sub r10, r10, r11",
        "00000073 | ecall",
        "00100073 | ebreak",
        "30200073 | mret",
        "0800 | c_addi4spn r8, 16",
        "411c | c_lw r15, 0(r10)",
        "0001 | c_nop",
        "1141 | c_addi r2, -16",
        "4501 | c_li r10, 0",
        "7139 | c_addi16sp -64",
        "6785 | c_lui r15, 4096",
        "9101 | c_srli r10, 32",
        "8d0d | c_sub r10, r11",
        "a001 | c_j 0",
        "bffd | c_j -2",
        "c119 | c_beqz r10, 6",
        "1502 | c_slli r10, 32",
        "60a2 | c_ldsp r1, 8",
        "8082 | c_jr r1",
        "852e | c_mv r10, r11",
        "9002 | c_ebreak",
        "9502 | c_jalr r10",
        "952e | c_add r10, r11",
        "e406 | c_sdsp r1, 8",
      })
  void is_this_word(String word, String text) {
    long number = Long.parseLong(word, 16);
    assertThat(new Disassembler(RiscV.MACHINE).instruction(number)).isEqualTo(text);
    var bytes = new Assembler(RiscV.MACHINE).assemble("one.s", text).words();
    assertThat(bytes).hasSize(word.length() / 2);
    long assembled = 0;
    for (int i = bytes.length - 1; i >= 0; i--) {
      assembled = assembled << 8 | bytes[i];
    }
    assertThat(assembled).isEqualTo(number);
  }

  @Test
  void the_manual_shows_each_word_bit_by_bit() {
    assertThat(Manual.of(RiscV.MACHINE))
        .contains("jal         rd, imm\n            imm[20|10:1|11|19:12] d[4:0] 1101111\n")
        .contains("011 imm[17] d[4:0] imm[16:12] 01 where d!=0, d!=2, imm!=0\n")
        .contains("Behind `where` stand bits of an operand that are always the same")
        .doesNotContain("opcode 0x");
  }

  /** What is scattered has no lowest place. */
  @Test
  void the_assembler_knows_where_operands_stand() {
    var names =
        ".word jal.d, jal.d.bits, jal.imm.bits, jal.imm.mask >> 24, op.c_ebreak >> 8,"
            + " op.c_lui.mask & 255";
    assertThat(new Assembler(RiscV.MACHINE).assemble("names.s", names).words())
        .containsExactly(7, 5, 21, 0xff, 0x90, 3);
    assertThatThrownBy(() -> new Assembler(RiscV.MACHINE).assemble("no.s", ".word jal.imm"))
        .hasMessageContaining("jal.imm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "beq r0, r0, 3 | 3 does not fit imm of 'imm[12",
        "beq r0, r0, 4096 | 4096 does not fit imm; -4096 to 4095 are possible",
        "lui r5, 4097 | 4097 does not fit imm of 'imm[31:12]",
        "slli r1, r1, -1 | -1 does not fit shamt; 0 to 63 are possible",
        "c_sub r10, r16 | 16 does not fit s2 of '100011 d[2:0] 00 s2[2:0] 01",
        "c_sub r7, r10 | 7 does not fit d of '100011 d[2:0]",
        "c_addi r0, 1 | 0 does not fit d of '000 imm[5] d[4:0] imm[4:0] 01 where d!=0, imm!=0'",
        "c_addi r1, 0 | 0 does not fit imm of",
        "c_lui r2, 4096 | 2 does not fit d of",
        "c_mv r1, r32 | no register 'r32'",
      })
  void there_is_no_such_word(String text, String what) {
    assertThatThrownBy(() -> new Assembler(RiscV.MACHINE).assemble("one.s", text))
        .isInstanceOf(AssemblyError.class)
        .hasMessageContaining(what);
  }
}
