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
      end: lui x6, 0x100
      lui x7, 0x5
      addi x7, x7, 0x555
      sw x7, 0(x6)
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
            lui x5, 0x10000
            auipc x8, 0
            addi x8, x8, text - 0x80000004
            next: lbu x9, 0(x8)
            beq x9, x0, end
            sb x9, 0(x5)
            addi x8, x8, 1
            jal x0, next
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
            addi x5, x0, 0x100
            csrrw x0, 0x302, x5      # medeleg: ecall from u
            auipc x5, 0
            addi x6, x5, handler - 0x80000008
            csrrw x0, 0x105, x6      # stvec
            addi x6, x5, user - 0x80000008
            csrrw x0, 0x341, x6      # mepc
            addi x6, x0, 0x1f
            csrrw x0, 0x3a0, x6      # all of storage, to read, write and execute
            addi x6, x0, -1
            csrrw x0, 0x3b0, x6
            mret                     # mpp is u
            user: ecall
            handler: csrrs x10, 0x142, x0
            csrrs x11, 0x141, x0
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
            auipc x5, 0
            addi x6, x5, handler - 0x80000000
            csrrw x0, 0x305, x6      # mtvec
            addi x6, x5, user - 0x80000000
            csrrw x0, 0x341, x6
            mret
            user: ecall
            .space 4
            handler: csrrs x10, 0x342, x0
            csrrs x11, 0x343, x0
            """);
    assertThat(x(machine, 10)).as("fetch access").isEqualTo(1);
    assertThat(x(machine, 11)).isEqualTo(0x8000_0018L);
  }

  @Test
  void the_timer_interrupts() {
    var machine =
        run(
            """
            auipc x5, 0
            addi x6, x5, handler - 0x80000000
            csrrw x0, 0x305, x6
            lui x6, 0x2004
            addi x7, x0, 20
            sd x7, 0(x6)             # mtimecmp
            addi x7, x0, 0x80
            csrrw x0, 0x304, x7      # mie: mti
            csrrsi x0, 0x300, 8      # mstatus.mie
            wait: addi x9, x9, 1
            jal x0, wait
            handler: csrrs x10, 0x342, x0
            csrrs x11, 0xb00, x0
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
            auipc x5, 0
            addi x6, x5, handler - 0x80000000
            csrrw x0, 0x305, x6      # mtvec
            lui x6, 0x1
            add x6, x6, x5           # the table: 0x80001000
            lui x7, 0x20000
            addi x7, x7, 0x4b        # page 0x80000, v r x a
            sd x7, 0(x6)             # addresses from 0 on
            srli x6, x6, 12
            addi x7, x0, 1
            slli x7, x7, 63
            or x6, x6, x7
            csrrw x0, 0x180, x6      # satp
            addi x6, x0, 0x1f
            csrrw x0, 0x3a0, x6
            addi x6, x0, -1
            csrrw x0, 0x3b0, x6
            addi x6, x0, 1
            slli x6, x6, 11
            csrrw x0, 0x300, x6      # mpp is s
            addi x6, x0, supervisor - 0x80000000
            csrrw x0, 0x341, x6
            mret
            supervisor: lw x12, data - 0x80000000(x0)
            sw x12, data - 0x80000000(x0)
            handler: csrrs x10, 0x342, x0
            csrrs x11, 0x343, x0
            csrrs x13, 0x341, x0
            jal x0, end
            data: .word 1974
            """);
    assertThat(x(machine, 12)).isEqualTo(1974);
    assertThat(x(machine, 10)).as("store page fault").isEqualTo(15);
    assertThat(x(machine, 13)).as("mepc").isEqualTo(0x60);
    assertThat(x(machine, 11)).as("mtval").isEqualTo(0x74);
  }

  @Test
  void what_is_assembled_is_read_again() {
    var source = "amoadd.w.aq x5, x6, (x7)\nc.addi x8, -3\nlw x9, -8(x2)\nsfence.vma x1, x2\n";
    var program = new Assembler(RV64).assemble("p.s", source);
    var text = new Disassembler(RV64);
    long first = program.words()[0];
    assertThat(text.instruction(first & 0xffff_ffffL)).isEqualTo("amoadd.w.aq t0, t1, (t2)");
    assertThat(text.instruction(first >>> 32 & 0xffff)).isEqualTo("c.addi s0, -3");
    assertThat(program.listing()).contains("80000004  75 14", "80000006  83 24 81 ff");
  }

  /** Volume II, 4.4.1: that is a page fault, whatever the tables are, and wherever. */
  @Test
  void an_address_whose_high_bits_differ_is_looked_up_in_no_table() {
    var machine =
        run(
            """
            auipc x5, 0
            addi x6, x5, handler - 0x80000000
            csrrw x0, 0x305, x6      # mtvec
            addi x6, x0, 8
            slli x6, x6, 60
            csrrw x0, 0x180, x6      # satp: Sv39, its table where no storage is
            lui x6, 0x21
            addi x6, x6, -0x800
            csrrs x0, 0x300, x6      # mprv, mpp is s
            addi x7, x0, 1
            slli x7, x7, 39
            lw x8, 0(x7)
            .space 4
            handler: csrrs x10, 0x342, x0
            csrrs x11, 0x343, x0
            csrrw x0, 0x300, x0
            """);
    assertThat(x(machine, 10)).as("load page fault").isEqualTo(13);
    assertThat(x(machine, 11)).isEqualTo(1L << 39);
  }
}
