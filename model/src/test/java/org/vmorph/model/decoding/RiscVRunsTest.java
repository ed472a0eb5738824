package org.vmorph.model.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;

/** Instructions of two lengths, fetched and run by both engines. */
class RiscVRunsTest {
  private static final Elaboration SEMANTICS = new Elaboration(RiscV.MACHINE);
  private static final Compiled COMPILED = new Compiled(SEMANTICS);
  private static final int SIZE = 96;

  private static final String SUM =
      """
              c_j     start - .
      handler: addi   r31, r31, 1       ; counts traps, and goes on behind a c_ebreak
              mret
      start:  c_li    r10, 10
              c_li    r11, 0
      loop:   add     r11, r11, r10
              c_addi  r10, -1
              bne     r10, r0, loop - .
              jal     r1, double - .
              sd      r11, 80(r0)
              c_lui   r12, 4096
              ld      r13, 80(r0)
      end:    c_ebreak
      double: c_add   r11, r11
              c_jr    r1
      """;

  private final Machine compiled = new Machine(COMPILED, SIZE);
  private final Machine reference = new Machine(SEMANTICS, SIZE);

  private void both(Consumer<Machine> change) {
    change.accept(compiled);
    change.accept(reference);
  }

  private void put(int address, long word, int bytes) {
    for (int i = 0; i < bytes; i++) {
      int at = address + i;
      long value = word >>> 8 * i & 0xff;
      both(machine -> machine.store(RiscVParts.E, at, value));
    }
  }

  private void same() {
    assertThat(compiled.snapshot().differences(reference.snapshot())).isEmpty();
    assertThat(compiled.cause()).isEqualTo(reference.cause());
    assertThat(compiled.instruction()).isEqualTo(reference.instruction());
  }

  private Event.Kind run(long steps) {
    var kind = compiled.run(steps);
    assertThat(reference.run(steps)).isEqualTo(kind);
    same();
    return kind;
  }

  @Test
  void a_program_of_both_lengths() {
    var program = new Assembler(RiscV.MACHINE).assemble("sum.s", SUM);
    var words = program.words();
    assertThat(words).hasSize(3 * 4 + 4 * 4 + 7 * 2 + 2);
    for (int i = 0; i < words.length; i++) {
      put(i, words[i], 1);
    }
    both(machine -> machine.store(RiscVParts.CSR, 0, program.labels().get("handler")));
    int steps = 3 + 10 * 3 + 1 + 2 + 3;
    assertThat(run(steps)).isEqualTo(Event.Kind.COMPLETED);
    assertThat(reference.load(RiscVParts.X, 11)).isEqualTo(110);
    assertThat(reference.load(RiscVParts.X, 13)).isEqualTo(110);
    assertThat(reference.load(RiscVParts.X, 12)).isEqualTo(4096);
    assertThat(reference.get(RiscVParts.P)).isEqualTo(program.labels().get("end"));
    assertThat(run(1)).isEqualTo(Event.Kind.TRAPPED);
    assertThat(run(2)).isEqualTo(Event.Kind.COMPLETED);
    assertThat(reference.load(RiscVParts.X, 31)).isEqualTo(1);
    assertThat(reference.get(RiscVParts.P)).isEqualTo(program.labels().get("end"));
  }

  @Test
  void a_short_instruction_in_the_last_parcel_runs() {
    put(SIZE - 2, 0x4501, 2); // c_li r10, 0
    both(machine -> machine.set(RiscVParts.P, SIZE - 2));
    both(machine -> machine.store(RiscVParts.X, 10, 7));
    assertThat(run(1)).isEqualTo(Event.Kind.COMPLETED);
    assertThat(reference.load(RiscVParts.X, 10)).isZero();
    assertThat(reference.get(RiscVParts.P)).isEqualTo(SIZE);
  }

  @Test
  void a_long_instruction_that_begins_there_cannot_be_fetched() {
    put(SIZE - 2, 0x0513, 2); // the first parcel of li r10, ...
    both(machine -> machine.set(RiscVParts.P, SIZE - 2));
    assertThat(run(1)).isEqualTo(Event.Kind.TRAPPED);
    assertThat(reference.cause()).contains(RiscVParts.ACCESS);
  }

  @Test
  void a_word_of_which_the_first_parcel_says_long_is_fetched_whole_and_may_be_none() {
    put(SIZE - 4, 0x0000_000b, 4);
    both(machine -> machine.set(RiscVParts.P, SIZE - 4));
    assertThat(run(1)).isEqualTo(Event.Kind.TRAPPED);
    assertThat(reference.cause()).contains(RiscVParts.ILLEGAL);
  }

  @Test
  void any_instruction_in_any_state_does_the_same_on_both() {
    var random = new Random(17);
    for (int i = 0; i < 20_000; i++) {
      shake(random);
      var all = RiscV.MACHINE.instructions();
      var instruction = all.get(i % all.size());
      long word =
          instruction.encode(random.longs(instruction.form().operands().size(), -64, 64).toArray());
      // Now and then another bit, so that it is another instruction or none.
      word ^= random.nextInt(4) > 0 ? 0 : 1L << random.nextInt(32);
      int address = random.nextInt(4) > 0 ? random.nextInt(SIZE / 2) * 2 : SIZE - 2;
      put(address, word, Math.min(4, SIZE - address));
      both(machine -> machine.set(RiscVParts.P, address));
      run(1 + random.nextInt(3));
    }
  }

  private void shake(Random random) {
    for (int i = 0; i < 32; i++) {
      int register = i;
      long value = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(SIZE + 8);
      both(machine -> machine.store(RiscVParts.X, register, value));
    }
    for (int i = 0; i < SIZE; i++) {
      put(i, random.nextInt(), 1);
    }
    int mode = random.nextInt(2);
    both(machine -> machine.set(RiscVParts.M, mode));
    long handler = 2L * random.nextInt(SIZE / 2);
    both(machine -> machine.store(RiscVParts.CSR, 0, handler));
  }
}
