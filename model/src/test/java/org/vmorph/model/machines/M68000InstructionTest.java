package org.vmorph.model.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vmorph.model.machines.M68000Bench.CODE;
import static org.vmorph.model.machines.M68000Bench.SUPERVISOR_STACK;
import static org.vmorph.model.machines.M68000Bench.USER_STACK;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Cause;

/** What is the same in both modes and on both processors: storage, flags, A7, branches. */
class M68000InstructionTest {
  static final List<Architecture> MACHINES = M68000.MACHINES;

  private final M68000Bench bench = M68000Bench.user(M68000.MC68000);

  @ParameterizedTest
  @FieldSource("MACHINES")
  void the_machine_has_neither_relocation_nor_fetch(Architecture machine) {
    assertTrue(machine.relocation().isEmpty());
    assertTrue(machine.fetch().isEmpty());
    assertEquals(Reading.SHADOWED, machine.reading());
    assertEquals(
        "not taken: a set T bit does not trap", machine.configuration().facts().get("trace"));
  }

  @Test
  void the_high_byte_is_at_the_low_address() {
    bench.d(0, 0x01020304);
    bench.a(0, 0x3000);
    bench.execute("move.l-store", 0, 0);
    for (int i = 0; i < 4; i++) {
      assertEquals(i + 1, bench.machine.load(M68000Parts.E, 0x3000 + i));
    }
    bench.execute("move.w-load", 0, 1);
    assertEquals(0x0102, bench.d(1));
    bench.a(0, 0x3003);
    bench.execute("move.b-load", 0, 1);
    assertEquals(0x0104, bench.d(1), "the upper bits of a register stay");
    bench.execute("move.b-store", 1, 0);
    bench.a(0, 0x3000);
    bench.execute("move.l-load", 0, 2);
    assertEquals(0x01020304, bench.d(2));
    bench.execute("move.w-store", 1, 0);
    assertEquals(0x0104, bench.loadWord(0x3000));
  }

  @ParameterizedTest(name = "{0} at {1}: vector {2}")
  @CsvSource({
    "move.w-load, 3001, 3",
    "move.l-load, 3001, 3",
    "move.w-store, 3001, 3",
    "move.l-store, 3001, 3",
    "move.l-load, 100001, 3",
    "move.b-load, 100000, 2",
    "move.b-store, 100000, 2",
    "move.w-load, 100000, 2",
    "move.l-load, ffffe, 2",
    "move.l-store, ffffe, 2",
    "move.l-load, fffffe, 2"
  })
  void an_address_error_comes_before_a_bus_error(String name, String address, int vector) {
    bench.d(1, 0xffffffffL);
    bench.a(1, Long.parseLong(address, 16));
    var event = bench.execute(name, 1, 1);
    assertEquals(vector, bench.vector());
    assertEquals(
        vector == 3 ? Cause.Kind.FAULT : Cause.Kind.MEMORY, event.cause().orElseThrow().kind());
    assertEquals(0xffffffffL, bench.d(1), "a trap cancels every set");
    assertEquals(CODE, bench.loadLong(bench.a7() + 2));
  }

  @ParameterizedTest(name = "{0} at {1} is in storage")
  @CsvSource({
    "move.b-load, 3001",
    "move.b-load, fffff",
    "move.w-load, ffffe",
    "move.l-load, ffffc"
  })
  void what_is_in_storage_can_be_reached(String name, String address) {
    bench.a(1, Long.parseLong(address, 16));
    assertEquals(Event.Kind.COMPLETED, bench.execute(name, 1, 1).kind());
  }

  @Test
  void the_high_byte_of_an_address_goes_nowhere() {
    bench.storeLong(0x3000, 0xcafebabeL);
    bench.a(0, 0xff003000L);
    bench.execute("move.l-load", 0, 0);
    assertEquals(0xcafebabeL, bench.d(0));
  }

  @ParameterizedTest(name = "{0} {1}, {2} = {3}, CCR {4}")
  @CsvSource({
    "add.l, 1, 2, 3, 00",
    "add.l, ffffffff, 1, 0, 15",
    "add.l, 7fffffff, 1, 80000000, 0a",
    "add.l, 80000000, 80000000, 0, 17",
    "add.l, 80000000, ffffffff, 7fffffff, 13",
    "sub.l, 1, 3, 2, 00",
    "sub.l, 3, 3, 0, 04",
    "sub.l, 1, 0, ffffffff, 19",
    "sub.l, 1, 80000000, 7fffffff, 02",
    "sub.l, ffffffff, 7fffffff, 80000000, 1b",
    "and.l, ff00ff00, f0f0f0f0, f000f000, 08",
    "and.l, 1, 2, 0, 04",
    "move.l, 80000000, 1, 80000000, 08",
    "move.l, 0, 1, 0, 04",
    "move.l, 5, 1, 5, 00",
  })
  void results_and_flags_are_the_manuals(
      String name, String source, String target, String result, String ccr) {
    bench.d(0, Long.parseLong(source, 16));
    bench.d(1, Long.parseLong(target, 16));
    bench.execute(name, 0, 1);
    assertEquals(Long.parseLong(result, 16), bench.d(1));
    assertEquals(Long.parseLong(ccr, 16), bench.status());
  }

  @Test
  void a_comparison_sets_the_flags_of_a_subtraction_but_x() {
    bench.d(0, 1);
    bench.execute("cmp.l", 0, 1);
    assertEquals(0x09, bench.status());
    assertEquals(0, bench.d(1));
  }

  @Test
  void moves_clear_v_and_c_and_keep_x() {
    for (var name : List.of("move.l", "move.b-store", "move.w-store", "move.l-store", "moveq")) {
      bench.status(0x1f);
      bench.d(0, 0x8080);
      bench.a(1, 0x3000);
      bench.execute(name, name.equals("moveq") ? 0x80 : 0, 1);
      assertEquals(name.matches("moveq|move.[bw]-store") ? 0x18 : 0x10, bench.status(), name);
    }
    assertEquals(0xffffff80L, bench.d(1), "moveq extends the sign");
  }

  @Test
  void loads_set_the_flags_of_what_was_loaded() {
    bench.a(1, 0x3000);
    bench.storeLong(0x3000, 0x00800080);
    for (var name : List.of("move.b-load", "move.w-load", "move.l-load")) {
      bench.status(0x1f);
      bench.execute(name, 1, 1);
      assertEquals(name.startsWith("move.b") ? 0x14 : 0x10, bench.status(), name);
    }
  }

  @Test
  void the_flags_can_be_changed_by_anyone_and_nothing_else_of_sr() {
    bench.execute("move-to-ccr-immediate", 0xffff);
    assertEquals(0x001f, bench.status());
    bench.execute("andi-to-ccr", 0xe5);
    assertEquals(0x0005, bench.status());
    bench.execute("eori-to-ccr", 0xff);
    assertEquals(0x001a, bench.status());
    bench.execute("ori-to-ccr", 0xe1);
    assertEquals(0x001b, bench.status());
    bench.d(4, 0xffffff04L);
    bench.execute("move-to-ccr", 4);
    assertEquals(0x0004, bench.status());
    assertEquals(CODE + 4 + 4 + 4 + 4 + 2, bench.pc());
  }

  @Test
  void a_branch_starts_at_the_next_word() {
    bench.execute("beq", 0x100);
    assertEquals(CODE + 4, bench.pc());
    bench.status(0x04);
    bench.execute("beq", 0x100);
    assertEquals(CODE + 4 + 2 + 0x100, bench.pc());
    bench.execute("bra", 0x10000 - 2);
    assertEquals(CODE + 0x106, bench.pc(), "a branch to itself");
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void a7_is_the_active_stack_pointer_in_either_mode(Architecture machine) {
    for (var mode : List.of(M68000Bench.user(machine), M68000Bench.supervisor(machine))) {
      boolean user = mode.status() == 0;
      mode.execute("move.l-address", 7, 0);
      assertEquals(user ? USER_STACK : SUPERVISOR_STACK, mode.d(0));
      mode.d(0, 0x5000);
      mode.execute("movea.l", 0, 7);
      assertEquals(0x5000, mode.a7());
      assertEquals(user ? SUPERVISOR_STACK : USER_STACK, mode.otherStack());
      mode.a(3, 0x4000);
      mode.execute("jsr", 3);
      assertEquals(0x4ffc, mode.a7());
      assertEquals(0x4000, mode.pc());
      assertEquals(CODE + 6, mode.loadLong(0x4ffc));
      mode.execute("rts");
      assertEquals(CODE + 6, mode.pc());
      assertEquals(0x5000, mode.a7());
      mode.execute("jmp", 7);
      assertEquals(0x5000, mode.pc());
      assertEquals(0, mode.a(7), "the eighth word of the file is never touched");
    }
  }

  @Test
  void move_from_ccr_of_the_68010_shows_the_flags_alone() {
    var mended = M68000Bench.supervisor(M68000.MC68010);
    mended.status(0xa71f);
    mended.d(0, 0x11111111);
    mended.execute("move-from-ccr", 0);
    assertEquals(0x1111001f, mended.d(0));
  }

  @Test
  void control_registers_keep_their_width() {
    var mended = M68000Bench.supervisor(M68000.MC68010);
    mended.d(0, 0xfffffffdL);
    for (var register : List.of("sfc", "dfc", "vbr", "usp")) {
      mended.execute("movec-to-" + register, 0);
      mended.execute("movec-from-" + register, 1);
      assertEquals(register.endsWith("fc") ? 5 : 0xfffffffdL, mended.d(1), register);
    }
    assertEquals(0xfffffffdL, mended.otherStack());
  }

  @Test
  void stop_loads_sr_and_halts() {
    var supervisor = M68000Bench.supervisor(M68000.MC68000);
    assertEquals(Event.Kind.HALTED, supervisor.execute("stop", 0x0300).kind());
    assertEquals(0x2300, supervisor.status(), "S stays set, as its partial(...) says");
    assertEquals(SUPERVISOR_STACK, supervisor.a7());
    assertEquals(CODE, supervisor.pc());
  }
}
