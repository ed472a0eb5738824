package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.model.text.Disassembler;

/** How programs for RV64 are written; that the bytes are right is {@link GnuAssemblerTest}'s. */
class Rv64TextTest {
  private static final Rv64 USUAL = new Rv64(Rv64.USUAL);
  private static final Architecture RV64 = USUAL.machine;
  private static final Assembler ASSEMBLER = new Assembler(RV64);
  private static final Disassembler DISASSEMBLER = new Disassembler(RV64);

  @Provide
  Arbitrary<Instruction> instructions() {
    return Arbitraries.of(RV64.instructions());
  }

  private static long assembled(String line) {
    return ASSEMBLER.assemble("t.s", line).words()[0];
  }

  /** Of those that have two bytes nothing else is looked at. */
  private static void survives(long word) {
    var text = DISASSEMBLER.instruction(word);
    assertThat(assembled(text)).as(text).isEqualTo(word);
  }

  @Property(tries = 20_000)
  void an_instruction_survives_the_round_trip(
      @ForAll("instructions") Instruction instruction, @ForAll long seed) {
    var random = new Random(seed);
    var operands = random.longs(instruction.form().operands().size()).toArray();
    for (int i = 0; i < operands.length; i++) {
      operands[i] = random.nextInt(4) == 0 ? random.nextInt(3) : operands[i];
    }
    survives(instruction.encode(operands));
  }

  @TestFactory
  Stream<DynamicTest> every_register_survives_the_round_trip() {
    return USUAL.csrs().stream()
        .map(
            csr ->
                DynamicTest.dynamicTest(
                    csr.name(),
                    () -> {
                      var word = assembled("csrrw t0, %s, t1".formatted(csr.name()));
                      assertThat(DISASSEMBLER.instruction(word))
                          .isEqualTo("csrrw t0, %s, t1".formatted(csr.name()));
                      survives(word);
                    }));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "addi zero, zero, 0 | nop",
        "addi x10, x11, 0 | mv a0, a1",
        "addi x10, x0, 5 | addi a0, zero, 5",
        "jalr x0, 0(x1) | ret",
        "jal x0, . - 8 | j . - 8",
        "beq x8, x0, . + 16 | beqz s0, . + 16",
        "lui a0, 0xfffff | lui a0, 0xfffff",
        "lw fp, -4(x2) | lw s0, -4(sp)",
        "csrrs x5, 0x300, x0 | csrr t0, mstatus",
        "csrrw x0, 0x7c0, x5 | csrw 1984, t0",
        "amoadd.d.aqrl a0, a1, (a2) | amoadd.d.aqrl a0, a1, (a2)",
        "lr.w a0, 0(a1) | lr.w a0, (a1)",
        "fence iorw, iorw | fence",
        "fence r, rw | fence r, rw",
        "fence 1, 2, 3, x4, x5 | fence 1, r, rw, tp, t0",
        "c.addi16sp x2, -32 | c.addi16sp sp, -32",
        "c.lui a5, 0xfffe1 | c.lui a5, 0xfffe1",
        "c.sdsp a0, 8(sp) | c.sdsp a0, 8(sp)",
        ".word 0xffffffff | .word 0xffffffff",
      })
  void what_is_printed(String written, String printed) {
    assertThat(DISASSEMBLER.instruction(assembled(written))).isEqualTo(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "mv a0, a8 @ 8: expected a register, found 'a8'; write 'mv rd, rs1'; did you mean 'a0'?",
        "mv a0, x32 @ 8: no register 'x32'; there are x0 to x31",
        "csrr a0, mstatu @ 10: no 'mstatu' is known here; did you mean 'mstatus'?",
        "csrr a0, 4096 @ 10: 4096 does not fit csr; 0 to 4095 are possible",
        "addi a0, a0, 2048 @ 14: 2048 does not fit imm; -2048 to 2047 are possible",
        "lw a0, -2049(a1) @ 8: -2049 does not fit imm; -2048 to 2047 are possible",
        "slli a0, a0, 64 @ 14: 64 does not fit shamt; 0 to 63 are possible",
        "lui a0, 0x100000 @ 9: 1048576 does not fit imm; 0 to 1048575 are possible",
        "li a0, 1 << 63 << 1 @ 8: 18446744073709551616 does not fit a constant;"
            + " -9223372036854775808 to 18446744073709551615 are possible",
        "beq a0, a1, . + 3 @ 13: 2147483651 is 3 away; expected an even distance",
        "beqz a0, . + 4096 @ 10: 2147487744 is 4096 away; expected -4096 to 4095",
        "j 0 @ 3: 0 is -2147483648 away; expected -1048576 to 1048575",
        "call -4096 @ 6: -2147487744 is too far for %pcrel_hi; 32 bits are possible",
        "lui a0, %hi(0x80000000) @ 9: 2147483648 is too far for %hi; 32 bits are possible",
        "addi a0, a0, %pcrel_lo(0) @ 14: %pcrel_lo is of an instruction with %pcrel_hi; expected"
            + " the label of one",
        "addi a0, a0, %pcrle_lo(0) @ 15: unknown function '%pcrle_lo'; did you mean 'pcrel_lo'?",
        "addi a0, a0, %lo @ 17: expected '(', found the end of the line; write 'addi rd, rs1,"
            + " imm'",
        "j nowhere @ 3: undefined name 'nowhere'",
        "j 1b @ 3: no label '1' above",
        ".globl start @ 8: undefined name 'start'",
        ".sectoin .text @ 1: unknown directive '.sectoin'; did you mean '.section'?",
        ".option rcv @ 9: unknown option 'rcv'; did you mean 'rvc'?",
        ".align 40 @ 8: 40 does not fit an alignment; 0 to 31 are possible",
        ".balign 3 @ 9: an alignment of 3; expected a power of two",
        "addii a0, a0, 1 @ 1: unknown instruction 'addii'; did you mean 'addi'?",
        "fence rw, wr @ 11: no 'wr' is known here; did you mean 'w'?",
        "c.addi16sp a0, 16 @ 12: expected register 'sp', found register 'a0'; write 'c.addi16sp"
            + " r2, imm'",
        "amoadd.w a0, a1, a2 @ 20: expected ',', found the end of the line; write 'amoadd.w rd,"
            + " rs2, (rs1)' or 'amoadd.w rd, rs2, rs1, aq, rl'",
        "jalr 5 @ 7: expected '(', found the end of the line; write 'jalr rs1' or 'jalr imm(rs1)'"
            + " or 'jalr rd, imm(rs1)'",
        "lw a0, 4(a1 @ 12: expected ')', found the end of the line; write 'lw rd, imm(rs1)' or 'lw"
            + " rd, symbol'",
      })
  void a_mistake_is_told_with_its_place_and_what_was_expected(String line, String message) {
    assertThat(error(line)).hasMessage("t.s:1:" + message);
  }

  /** Letters and words of it changed, left out and put where they do not belong. */
  @Property(tries = 3000)
  void whatever_a_program_is_it_is_assembled_or_refused_in_lines(@ForAll long seed)
      throws IOException {
    var random = new Random(seed);
    var text = new StringBuilder(program());
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(6));
      int other = random.nextInt(text.length() - 8);
      var more = random.nextInt(4) == 0 ? "" : text.substring(other, other + random.nextInt(8));
      text.replace(from, to, more);
    }
    try {
      assertThat(ASSEMBLER.assemble("t.s", text.toString()).size()).isPositive();
    } catch (AssemblyError wrong) {
      assertThat(wrong.report().lines()).allMatch(line -> line.matches("t\\.s:[0-9]+:[0-9]+: .+"));
    }
  }

  private static String program() throws IOException {
    try (InputStream file = Rv64TextTest.class.getResourceAsStream("program.s")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static AssemblyError error(String source) {
    return catchThrowableOfType(AssemblyError.class, () -> ASSEMBLER.assemble("t.s", source));
  }

  @Test
  void statements_of_a_line_have_columns_of_their_own() {
    assertThat(error("nop; /* two */ mv a0, a8 # no ; more").column()).isEqualTo(23);
    assertThat(error("nop /* one\n two */ nop; nopp").report())
        .isEqualTo("t.s:2:14: unknown instruction 'nopp'; did you mean 'nop'?");
    assertThat(error("nop\nnop /* one\n").report())
        .isEqualTo("t.s:2:1: a comment does not end; expected '*/'");
  }

  /** The lines are told in their order, whatever section they are in. */
  @Test
  void sections_lie_one_behind_the_other() {
    var program =
        ASSEMBLER.assemble(
            "t.s",
            """
            .data
            there: .dword here
            .text
            here: .word 1
            .section .rodata
            .byte 2
            .text
            .half 3
            """);
    assertThat(program.labels())
        .containsEntry("here", 0x8000_0000L)
        .containsEntry("there", 0x8000_0007L);
    assertThat(program.words()).containsExactly(0x0002_0003_0000_0001L, 0x80_0000L);
    assertThat(program.line(0x8000_0006L)).isEqualTo(6);
    assertThat(program.listing()).startsWith("                                   .data\n80000007");
  }

  @Test
  void labels_that_are_numbers_are_the_nearest_ones() {
    var same = List.of("1: j 1b; j 1f; 1: j 1b\n1: j 1b", "a: j a; j b; b: j b\nc: j c");
    assertThat(ASSEMBLER.assemble("t.s", same.get(0)).words())
        .isEqualTo(ASSEMBLER.assemble("t.s", same.get(1)).words());
  }
}
