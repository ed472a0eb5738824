package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.riscv.Rv64;

/**
 * RV64 on the engine and on the reference interpreter is one machine: in states that have a chance
 * of coming somewhere, with addresses in storage, at devices, and behind tables of pages; with the
 * usual settings, and where what is misaligned is done and pages are marked.
 */
class Rv64EngineTest {
  private static final Architecture RV64 = new Rv64(Rv64.USUAL).machine;

  /** Does itself what others leave to their supervisor. */
  private static final Architecture WILLING =
      new Rv64(Rv64.USUAL.with("misaligned", "done").with("accessed-and-dirty", "update")).machine;

  private static final long RAM = 0x8000_0000L;
  private static final int WORDS = 64;
  private static final int STATES_EACH = 16;

  private static final long[] DEVICES = {
    0x10_0000, 0x200_0000, 0x200_4000, 0x200_bff8, 0x1000_0000, 0x1000_0003, 0x1000_0005
  };

  private final Random random = new Random(1974);
  private Architecture rv64 = RV64;
  private Twins twins = new Twins(rv64, WORDS, 0);

  static List<Architecture> machines() {
    return List.of(RV64, WILLING);
  }

  private Cell cell(String name) {
    return (Cell) rv64.component(name).orElseThrow();
  }

  private void set(String name, long word) {
    twins.compiled.set(cell(name), word);
    twins.reference.set(cell(name), word);
  }

  /** Of one seed; what is usual on the machine is so in two of three. */
  private void state() {
    twins = new Twins(rv64, WORDS, random.nextLong());
    twins.shake();
    if (random.nextInt(3) > 0) {
      twins.begin();
    }
    set("M", random.nextInt(3) == 0 ? random.nextInt(2) : 3);
    boolean tables = random.nextInt(4) == 0;
    if (tables) {
      set("satp.mode", 1);
      set("satp.ppn", RAM >>> 12);
      set("M", random.nextInt(2));
    }
    if (random.nextBoolean()) {
      open();
    }
    var storage = rv64.storage();
    if (random.nextBoolean()) {
      for (int i = 0; i < WORDS; i++) {
        twins.put(storage, i, entry());
      }
    }
    set("P", tables ? virtual() & -2 : RAM + 2 * random.nextInt(4 * WORDS + 2));
    var x = (File) rv64.component("x").orElseThrow();
    for (int i = 1; i < 32; i++) {
      if (random.nextInt(4) > 0) {
        twins.put(x, i, address());
      }
    }
    if (random.nextBoolean()) {
      twins.put(x, 0, 0);
    }
  }

  /** All of storage is everybody's. */
  private void open() {
    set("pmp0cfg", 0x1f);
    set("pmpaddr0", -1);
  }

  /** An entry of a table, which leads to storage. */
  private long entry() {
    long flags = random.nextInt(3) == 0 ? 1 : random.nextInt(256) | (rv64 == RV64 ? 0xc1 : 1);
    return RAM >>> 12 << 10 | flags;
  }

  private long virtual() {
    long pages = (long) random.nextInt(WORDS) << 18 | random.nextInt(WORDS) << 9;
    return (pages | random.nextInt(WORDS)) << 12 | random.nextInt(8 * WORDS);
  }

  private long address() {
    return switch (random.nextInt(6)) {
      case 0 -> virtual();
      case 1 -> DEVICES[random.nextInt(DEVICES.length)];
      case 2 -> RAM + random.nextInt(8 * WORDS + 16);
      default -> RAM + 8L * random.nextInt(WORDS);
    };
  }

  /** Puts an instruction where P leads, if there are no tables between. */
  private void put(long word, int bytes) {
    long at = twins.compiled.get(rv64.programCounter()) - RAM;
    for (int i = 0; i < bytes; i++) {
      long to = at + i;
      if (to >= 0 && to < 8 * WORDS) {
        int low = 8 * (int) (to & 7);
        long there = twins.compiled.load(rv64.storage(), to >>> 3);
        long put = there & ~(0xffL << low) | (word >>> 8 * i & 0xff) << low;
        twins.put(rv64.storage(), to >>> 3, put);
      }
    }
  }

  private static int bytes(Instruction instruction) {
    return (int) instruction.length();
  }

  @ParameterizedTest
  @MethodSource("machines")
  void every_instruction_does_the_same_when_it_is_given(Architecture machine) {
    rv64 = machine;
    for (var instruction : rv64.instructions()) {
      for (int i = 0; i < STATES_EACH; i++) {
        state();
        twins.execute(instruction);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void every_instruction_does_the_same_when_it_is_fetched(Architecture machine) {
    rv64 = machine;
    for (var instruction : rv64.instructions()) {
      for (int i = 0; i < STATES_EACH; i++) {
        state();
        put(twins.encoded(instruction), bytes(instruction));
        twins.run(1);
      }
    }
  }

  /** Writing is tried at every address, the rest where there is anything. */
  @Test
  void every_register_does_the_same_at_every_address() {
    int there = 0;
    for (int csr = 0; csr < 4096; csr++) {
      boolean written = access("csrrw", csr) == Event.Kind.COMPLETED;
      if (access("csrrs", csr) == Event.Kind.COMPLETED || written) {
        there++;
        for (var name : new String[] {"csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci"}) {
          access(name, csr);
        }
      }
    }
    assertThat(there).as("registers that were reached").isGreaterThan(40);
  }

  private Event.Kind access(String name, int csr) {
    state();
    set("satp.mode", 0);
    set("P", RAM);
    set("ie", 0);
    open();
    var instruction = rv64.instruction(name).orElseThrow();
    put(twins.encoded(instruction) & 0xf_ffff | (long) csr << 20, 4);
    return twins.run(1);
  }

  /** Instructions one after the other, most of them usual, until something is not. */
  @ParameterizedTest
  @MethodSource("machines")
  void whole_programs_do_the_same(Architecture machine) {
    rv64 = machine;
    var instructions = rv64.instructions();
    long made = 0;
    for (int program = 0; program < 600; program++) {
      state();
      set("P", RAM);
      for (int at = 0; at < 8 * WORDS - 4; ) {
        var instruction = instructions.get(random.nextInt(instructions.size()));
        set("P", RAM + at);
        put(twins.encoded(instruction), bytes(instruction));
        at += bytes(instruction);
      }
      set("P", RAM);
      var kind = Event.Kind.COMPLETED;
      for (int run = 0; run < 20 && kind != Event.Kind.HALTED; run++) {
        long steps = 1 + random.nextInt(9);
        kind = random.nextInt(4) == 0 ? twins.runToUser(steps) : twins.run(steps);
        made += twins.compiled.made();
      }
    }
    assertThat(made).as("steps").isGreaterThan(4_000);
  }

  /** What has been found out of a word is kept by its address. */
  @Test
  void a_place_that_holds_another_word_now_is_decoded_anew() {
    var instructions = rv64.instructions();
    for (int i = 0; i < 60; i++) {
      state();
      for (int again = 0; again < 12; again++) {
        set("P", RAM + 8);
        var instruction = instructions.get(random.nextInt(instructions.size()));
        put(twins.encoded(instruction), bytes(instruction));
        twins.run(1);
      }
    }
  }

  /** HotSpot compiles the loop. */
  @Test
  void the_loop_is_not_too_long_and_has_what_programs_are_made_of() {
    assertThat(Twins.engine(RV64).hotBytes()).isBetween(4000, IsaClass.MOST_COMPILED);
  }
}
