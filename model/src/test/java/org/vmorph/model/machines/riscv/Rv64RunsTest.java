package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Disassembler;

/** Small programs: traps, delegation, protection, address spaces, interrupts, the console. */
class Rv64RunsTest {
  private static final Architecture RV64 = new Rv64(Rv64.USUAL).machine;
  private static final Elaboration SEMANTICS = new Elaboration(RV64);

  /** Ends the machine: 0x5555 to the finisher. */
  private static final String END =
      """
      end: lui r6, 0x100000
      lui r7, 0x5000
      addi r7, r7, 0x555
      sw r7, 0(r6)
      """;

  private static Machine run(String source) {
    var program = new Assembler(RV64).assemble("p.s", source + END);
    var machine = new Machine(new Interpreter(SEMANTICS), 4096);
    machine.reset();
    program.load(machine);
    for (int i = 0; i < 500 && !machine.halted(); i++) {
      machine.step();
    }
    assertThat(machine.halted()).as("halted").isTrue();
    return machine;
  }

  private static long x(Machine machine, int number) {
    return machine.load((File) RV64.component("x").orElseThrow(), number);
  }

  private static long cell(Machine machine, String name) {
    return machine.get((Cell) RV64.component(name).orElseThrow());
  }

  @Test
  void it_says_hello() {
    var machine =
        run(
            """
            lui r5, 0x10000000
            auipc r8, 0
            addi r8, r8, text - 0x80000004
            next: lbu r9, 0(r8)
            beq r9, r0, end - .
            sb r9, 0(r5)
            addi r8, r8, 1
            jal r0, next - .
            text: .string "hello"
            .space 2
            """);
    var output = new StringBuilder();
    for (int i = 0; i < cell(machine, "uart.count"); i++) {
      output.append((char) machine.load((File) RV64.component("uart.out").orElseThrow(), i));
    }
    assertThat(output).hasToString("hello");
  }

  /** From user mode a call goes to the supervisor, if it is delegated to him. */
  @Test
  void a_call_is_delegated() {
    var machine =
        run(
            """
            addi r5, r0, 0x100
            csrrw r0, 0x302, r5      ; medeleg: ecall from u
            auipc r5, 0
            addi r6, r5, handler - 0x80000008
            csrrw r0, 0x105, r6      ; stvec
            addi r6, r5, user - 0x80000008
            csrrw r0, 0x341, r6      ; mepc
            addi r6, r0, 0x1f
            csrrw r0, 0x3a0, r6      ; all of storage, to read, write and execute
            addi r6, r0, -1
            csrrw r0, 0x3b0, r6
            mret                     ; mpp is u
            user: ecall
            handler: csrrs r10, 0x142, r0
            csrrs r11, 0x141, r0
            """);
    assertThat(x(machine, 10)).isEqualTo(8);
    assertThat(x(machine, 11)).isEqualTo(0x8000_0030L);
    assertThat(cell(machine, "M")).isEqualTo(1);
    assertThat(cell(machine, "spp")).isZero();
  }

  /** Without an entry nothing is allowed below machine mode. */
  @Test
  void user_mode_is_protected_from() {
    var machine =
        run(
            """
            auipc r5, 0
            addi r6, r5, handler - 0x80000000
            csrrw r0, 0x305, r6      ; mtvec
            addi r6, r5, user - 0x80000000
            csrrw r0, 0x341, r6
            mret
            user: ecall
            .space 4
            handler: csrrs r10, 0x342, r0
            csrrs r11, 0x343, r0
            """);
    assertThat(x(machine, 10)).as("fetch access").isEqualTo(1);
    assertThat(x(machine, 11)).isEqualTo(0x8000_0018L);
  }

  @Test
  void the_timer_interrupts() {
    var machine =
        run(
            """
            auipc r5, 0
            addi r6, r5, handler - 0x80000000
            csrrw r0, 0x305, r6
            lui r6, 0x2004000
            addi r7, r0, 20
            sd r7, 0(r6)             ; mtimecmp
            addi r7, r0, 0x80
            csrrw r0, 0x304, r7      ; mie: mti
            csrrsi r0, 0x300, 8      ; mstatus.mie
            wait: addi r9, r9, 1
            jal r0, wait - .
            handler: csrrs r10, 0x342, r0
            csrrs r11, 0xb00, r0
            """);
    assertThat(x(machine, 10)).isEqualTo(1L << 63 | 7);
    assertThat(x(machine, 11)).as("mcycle").isEqualTo(22);
    assertThat(cell(machine, "mie")).isZero();
    assertThat(cell(machine, "mpie")).isOne();
  }

  /** A table of one giant page, which is not the supervisor's to write. */
  @Test
  void addresses_are_translated() {
    var machine =
        run(
            """
            auipc r5, 0
            addi r6, r5, handler - 0x80000000
            csrrw r0, 0x305, r6      ; mtvec
            lui r6, 0x1000
            add r6, r6, r5           ; the table: 0x80001000
            lui r7, 0x20000000
            addi r7, r7, 0x4b        ; page 0x80000, v r x a
            sd r7, 0(r6)             ; addresses from 0 on
            srli r6, r6, 12
            addi r7, r0, 1
            slli r7, r7, 63
            or r6, r6, r7
            csrrw r0, 0x180, r6      ; satp
            addi r6, r0, 0x1f
            csrrw r0, 0x3a0, r6
            addi r6, r0, -1
            csrrw r0, 0x3b0, r6
            addi r6, r0, 1
            slli r6, r6, 11
            csrrw r0, 0x300, r6      ; mpp is s
            addi r6, r0, supervisor - 0x80000000
            csrrw r0, 0x341, r6
            mret
            supervisor: lw r12, data - 0x80000000(r0)
            sw r12, data - 0x80000000(r0)
            handler: csrrs r10, 0x342, r0
            csrrs r11, 0x343, r0
            csrrs r13, 0x341, r0
            jal r0, end - .
            data: .word 1974
            """);
    assertThat(x(machine, 12)).isEqualTo(1974);
    assertThat(x(machine, 10)).as("store page fault").isEqualTo(15);
    assertThat(x(machine, 13)).as("mepc").isEqualTo(0x60);
    assertThat(x(machine, 11)).as("mtval").isEqualTo(0x74);
  }

  @Test
  void what_is_assembled_is_read_again() {
    var source = "amoadd.w r5, r6, r7, 1, 0\nc.addi r8, -3\nlw r9, -8(r2)\nsfence.vma r1, r2\n";
    var program = new Assembler(RV64).assemble("p.s", source);
    var text = new Disassembler(RV64);
    long first = program.words()[0];
    assertThat(text.instruction(first & 0xffff_ffffL)).isEqualTo("amoadd.w r5, r6, r7, 1, 0");
    assertThat(text.instruction(first >>> 32 & 0xffff)).isEqualTo("c.addi r8, -3");
    assertThat(program.listing()).contains("80000004  75 14", "80000006  83 24 81 ff");
  }

  /** Volume II, 4.4.1: that is a page fault, whatever the tables are, and wherever. */
  @Test
  void an_address_whose_high_bits_differ_is_looked_up_in_no_table() {
    var machine =
        run(
            """
            auipc r5, 0
            addi r6, r5, handler - 0x80000000
            csrrw r0, 0x305, r6      ; mtvec
            addi r6, r0, 8
            slli r6, r6, 60
            csrrw r0, 0x180, r6      ; satp: Sv39, its table where no storage is
            lui r6, 0x21000
            addi r6, r6, -0x800
            csrrs r0, 0x300, r6      ; mprv, mpp is s
            addi r7, r0, 1
            slli r7, r7, 39
            lw r8, 0(r7)
            .space 4
            handler: csrrs r10, 0x342, r0
            csrrs r11, 0x343, r0
            csrrw r0, 0x300, r0
            """);
    assertThat(x(machine, 10)).as("load page fault").isEqualTo(13);
    assertThat(x(machine, 11)).isEqualTo(1L << 39);
  }
}
