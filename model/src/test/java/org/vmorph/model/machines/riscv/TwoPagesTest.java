package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.machines.riscv.SmallTables.A;
import static org.vmorph.model.machines.riscv.SmallTables.D;
import static org.vmorph.model.machines.riscv.SmallTables.PAGE;
import static org.vmorph.model.machines.riscv.SmallTables.R;
import static org.vmorph.model.machines.riscv.SmallTables.RAM;
import static org.vmorph.model.machines.riscv.SmallTables.V;
import static org.vmorph.model.machines.riscv.SmallTables.W;
import static org.vmorph.model.machines.riscv.SmallTables.X;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Settings;

/** Accesses that lie on two pages, which are next to one another by address alone. */
class TwoPagesTest {
  private static final Settings DONE = Rv64.USUAL.with(RiscvParameters.MISALIGNED, "done");
  private static final Settings UPDATED = DONE.with(RiscvParameters.ACCESSED_AND_DIRTY, "update");

  private static final long ALL = V | R | W | A | D;
  private static final List<String> LETTERS = List.of("b", "h", "w", "d");

  /** Page 1 is page 6 of storage, and page 2 is page 5. */
  private static SmallTables of(Settings settings, long first, long second) {
    var machine = new SmallTables(settings);
    machine.entry(1, 6, first);
    machine.entry(2, 5, second);
    for (int i = 0; i < PAGE / 8; i++) {
      machine.word(5, i, 0x1111_1111_1111_1111L);
      machine.word(6, i, 0x0123_4567_89ab_cdefL * (2 * i + 1));
    }
    machine.x(7, 0xa1b2_c3d4_e5f6_0718L);
    return machine;
  }

  /** What is at addresses from the last eight bytes of page 1 on. */
  private static ByteBuffer bytes(SmallTables machine) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(0, machine.word(6, PAGE / 8 - 1))
        .putLong(8, machine.word(5, 0));
  }

  /** The others are what they were. */
  private static void others(SmallTables machine) {
    for (int i = 0; i < PAGE / 8; i++) {
      assertThat(machine.word(5, i))
          .isEqualTo(i == 0 ? machine.word(5, 0) : 0x1111_1111_1111_1111L);
      assertThat(machine.word(6, i))
          .isEqualTo(i == PAGE / 8 - 1 ? machine.word(6, i) : 0x0123_4567_89ab_cdefL * (2 * i + 1));
    }
  }

  @Test
  void it_is_done_as_bytes_would_do_it() {
    for (int log = 1; log < 4; log++) {
      int size = 1 << log;
      for (int before = 1; before < size; before++) {
        var machine = of(DONE, ALL, ALL);
        machine.x(5, 2 * PAGE - before);
        var memory = bytes(machine);
        long loaded = 0;
        for (int i = size - 1; i >= 0; i--) {
          loaded = loaded << 8 | memory.get(8 - before + i) & 0xff;
          memory.put(8 - before + i, (byte) (machine.x(7) >>> 8 * i));
        }
        assertThat(machine.make("l%s x8, 0(x5)".formatted(LETTERS.get(log)))).isEqualTo(-1);
        assertThat(machine.x(8)).isEqualTo(loaded << 64 - 8 * size >> 64 - 8 * size);
        machine.cell("P", 0);
        assertThat(machine.make("s%s x7, 0(x5)".formatted(LETTERS.get(log)))).isEqualTo(-1);
        assertThat(bytes(machine)).isEqualTo(memory);
        others(machine);
      }
    }
  }

  /** The fault is told where the part begins that is refused, and nothing has been stored. */
  @Test
  void each_page_is_asked() {
    for (var store : new boolean[] {false, true}) {
      var instruction = store ? "sd x7, 0(x5)" : "ld x8, 0(x5)";
      long page = store ? 15 : 13;
      refused(of(DONE, V | X, ALL), instruction, page, 2 * PAGE - 3);
      refused(of(DONE, ALL, V | X), instruction, page, 2 * PAGE);
      refused(of(DONE, V | X, V | X), instruction, page, 2 * PAGE - 3);
      for (int protectedPage : new int[] {5, 6}) {
        var machine = of(DONE, ALL, ALL);
        machine.cell("pmp0cfg", PhysicalProtection.NAPOT << PhysicalProtection.A);
        machine.cell("pmpaddr0", RAM + protectedPage * PAGE >> 2 | (PAGE >> 3) - 1);
        refused(machine, instruction, store ? 7 : 5, 2 * PAGE - (protectedPage == 6 ? 3 : 0));
      }
      var nowhere = of(DONE, ALL, ALL);
      nowhere.entry(2, 9, ALL);
      refused(nowhere, instruction, store ? 7 : 5, 2 * PAGE);
    }
  }

  private static void refused(SmallTables machine, String instruction, long cause, long address) {
    machine.x(5, 2 * PAGE - 3);
    machine.x(8, 1974);
    var before = bytes(machine);
    assertThat(machine.make(instruction)).isEqualTo(cause);
    assertThat(machine.cell("mtval")).isEqualTo(address);
    assertThat(bytes(machine)).isEqualTo(before);
    assertThat(machine.x(8)).isEqualTo(1974);
    others(machine);
  }

  /** A region of four bytes in the middle of it, or at its end. */
  @Test
  void protection_is_asked_of_every_byte() {
    for (long four : new long[] {-8, -4, 0, 4, 8}) {
      var machine = of(DONE, ALL, ALL);
      machine.x(5, 2 * PAGE - 5);
      machine.cell("pmp0cfg", PhysicalProtection.NA4 << PhysicalProtection.A);
      machine.cell("pmpaddr0", RAM + (four < 0 ? 7 : 5) * PAGE + four >> 2);
      // The bytes are -5 to 2: of the regions at -8 and -4, and of the one at 0.
      long expected = four < 0 ? 2 * PAGE - 5 : four == 0 ? 2 * PAGE : 0;
      assertThat(machine.make("ld x8, 0(x5)")).as("%d", four).isEqualTo(expected == 0 ? -1 : 5);
      assertThat(machine.cell("mtval")).as("%d", four).isEqualTo(expected);
    }
  }

  @Test
  void atomic_ones_are_refused() {
    var machine = of(DONE, ALL, ALL);
    machine.x(5, 2 * PAGE - 4);
    assertThat(machine.make("amoadd.d x8, x7, (x5)")).isEqualTo(6);
  }

  @Test
  void a_and_d_are_set_on_both_and_of_the_first_one_where_the_second_one_faults() {
    long none = V | R | W;
    var both = of(UPDATED, none, none);
    both.x(5, 2 * PAGE - 3);
    assertThat(both.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(both.bits(1)).isEqualTo(ALL);
    assertThat(both.bits(2)).isEqualTo(ALL);
    var one = of(UPDATED, none, none);
    one.x(5, 2 * PAGE - 8);
    assertThat(one.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(one.bits(2)).isEqualTo(none);
    var faults = of(UPDATED, none, V | R);
    faults.x(5, 2 * PAGE - 3);
    assertThat(faults.make("sd x7, 0(x5)")).isEqualTo(15);
    assertThat(faults.bits(1)).isEqualTo(ALL);
    assertThat(faults.bits(2)).isEqualTo(V | R);
    others(faults);
  }

  /** Tables that may be among the pages they are of, whatever is protected. */
  @Test
  void the_engine_does_what_the_interpreter_does() {
    var random = new Random(1974);
    for (int i = 0; i < 2000; i++) {
      var machine = new SmallTables(UPDATED);
      for (int page = 0; page < 8; page++) {
        machine.entry(page, random.nextInt(9), random.nextInt(256) | (page == 0 ? V | X : V));
      }
      machine.entry(0, random.nextInt(8) == 0 ? 3 : 4, random.nextInt(256) & ~0x10 | V | X);
      machine.cell("pmp0cfg", random.nextInt(256));
      machine.cell("pmpaddr0", RAM + random.nextInt(8 * PAGE) >> 2 | (1 << random.nextInt(11)) - 1);
      machine.cell("sum", random.nextInt(2));
      machine.cell("mxr", random.nextInt(2));
      machine.cell("mprv", random.nextInt(2));
      machine.cell("M", List.of(1, 1, 0, 3).get(random.nextInt(4)));
      machine.cell("reserved", RAM + 8 * random.nextInt(8 * PAGE / 8) | 1);
      machine.cell("P", random.nextInt(8) == 0 ? PAGE - 2 : 0);
      machine.x(5, random.nextInt(8 * PAGE) + (random.nextBoolean() ? 0 : RAM));
      if (random.nextBoolean()) {
        machine.x(5, PAGE * random.nextInt(8) - random.nextInt(9));
      }
      machine.x(7, random.nextLong());
      var size = random.nextInt(4);
      machine.make(
          switch (random.nextInt(6)) {
            case 0, 1 -> "l%s x8, 0(x5)".formatted(LETTERS.get(size));
            case 2, 3 -> "s%s x7, 0(x5)".formatted(LETTERS.get(size));
            case 4 -> "amoor.%s x8, x7, (x5)".formatted(LETTERS.get(2 + size % 2));
            default -> "sc.%s x8, x7, (x5)".formatted(LETTERS.get(2 + size % 2));
          });
    }
  }
}
