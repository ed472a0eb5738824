package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Manual;

/** Who may execute an instruction may depend on the state, and on the instruction itself. */
class PrivilegeTest {
  /** Rings, with what real machines ask besides the mode. */
  private static final class Asking extends RingParts {
    /** After the 80286's IOPL: who may use the console. */
    final Cell IOPL = components.cell("IOPL", 2, Role.RESOURCE);

    /** After RISC-V's mcounteren: whether ring 2 may see a counter. */
    final Cell COUNTEREN = components.cell("counteren", 1, Role.RESOURCE);

    final Architecture machine;

    Asking() {
      super(new Shape(64, 19, 4));
      var instructions = new ArrayList<Instruction>();
      instructions.add(
          instruction(0xa0, "ldio", REG)
              .privileged()
              .says("Load IOPL and counteren from ra.")
              .does(set(IOPL, RA.low(2)), set(COUNTEREN, RA.slice(2, 1))));
      instructions.add(
          instruction(0xa1, "cli", REG)
              .privileged(IOPL.below(M))
              .says("Clear ra, if IOPL lets this ring.")
              .does(set(RA, number(0))));
      instructions.add(
          instruction(0xa2, "rdcycle", REG)
              .privileged(M.is(2).and(COUNTEREN.is(0)))
              .says("Read what is no counter into ra.")
              .does(set(RA, number(99))));
      instructions.add(
          instruction(0xa3, "csr", REG_NUMBER)
              .privileged(X.low(2).below(M))
              .says("Load ra with x, whose low bits say the ring that may.")
              .does(set(RA, X)));
      var all = new ArrayList<>(new ThirdGenerationRings(shape).machine.instructions());
      all.addAll(instructions);
      machine = machine("asking", "Asks for more than the mode.", TRAP, List.copyOf(all));
    }
  }

  private static final Architecture MACHINE = new Asking().machine;

  /** Ring 2 tries something; ring 0 prints why it came back, and r1. */
  private static long[] output(int io, String tried) {
    return Bench.halted(
            MACHINE,
            128,
            """
                    .word 0
                    .psw ring0, zero, 0, 128
            .org 6
                    li    r1, %d
                    ldio  r1
                    lpsw  user
            zero:   ld    r9, 0
                    li    r8, PSW.cause
                    shr   r9, r8
                    li    r8, 7
                    and   r9, r8
                    put   r9
                    put   r1
                    halt
            user:   .psw  ring2, 0, 64, 64
            .org 64
                    li    r1, 7
                    %s
                    svc   0
            """
                .formatted(io, tried))
        .output();
  }

  @ParameterizedTest
  @CsvSource({
    "0, cli r1, 2, 7",
    "1, cli r1, 2, 7",
    "2, cli r1, 4, 0",
    "3, cli r1, 4, 0",
    "0, rdcycle r1, 2, 7",
    "4, rdcycle r1, 4, 99",
    "0, 'csr r1, 8', 2, 7",
    "0, 'csr r1, 9', 2, 7",
    "0, 'csr r1, 10', 4, 10",
    "7, ldio r1, 2, 7"
  })
  void an_instruction_is_refused_where_its_condition_holds(
      int io, String tried, int cause, long value) {
    assertThat(output(io, tried)).containsExactly(cause, value);
  }

  @Test
  void whether_ring_2_is_refused_altogether_is_read_off_the_form() {
    var semantics = new Elaboration(MACHINE);
    for (var name : List.of("lpsw", "rpsw", "ldio", "halt")) {
      assertThat(semantics.refusesUsers(named(name))).as(name).isTrue();
    }
    for (var name : List.of("cli", "rdcycle", "csr")) {
      assertThat(semantics.refusesUsers(named(name))).as(name).isFalse();
      assertThat(semantics.perhapsRefusesUsers(named(name))).as(name).isTrue();
    }
    assertThat(semantics.perhapsRefusesUsers(named("add"))).isFalse();
  }

  private static Instruction named(String name) {
    return MACHINE.instruction(name).orElseThrow();
  }

  @Test
  void the_manual_says_where_it_is_refused() {
    assertThat(Manual.of(MACHINE))
        .contains("cli      ra            0xa1      privileged if IOPL < M\n")
        .contains("rdcycle  ra            0xa2      privileged if M = ring2 and counteren = 0\n")
        .contains("csr      ra, x         0xa3      privileged if x<1:0> < M\n");
  }
}
