package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.machines.riscv.SmallTables.A;
import static org.vmorph.model.machines.riscv.SmallTables.D;
import static org.vmorph.model.machines.riscv.SmallTables.PAGE;
import static org.vmorph.model.machines.riscv.SmallTables.R;
import static org.vmorph.model.machines.riscv.SmallTables.RAM;
import static org.vmorph.model.machines.riscv.SmallTables.U;
import static org.vmorph.model.machines.riscv.SmallTables.V;
import static org.vmorph.model.machines.riscv.SmallTables.W;
import static org.vmorph.model.machines.riscv.SmallTables.X;

import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Settings;

/**
 * A and D of a page's entry where the hardware sets them; volume II, 4.3.1 and 4.3.2. Each on the
 * interpreter and on the engine.
 */
class AccessedAndDirtyTest {
  private static final Settings UPDATE =
      Rv64.USUAL.with(RiscvParameters.ACCESSED_AND_DIRTY, "update");

  private static final long FETCH_ACCESS = 1;
  private static final long LOAD_ACCESS = 5;
  private static final long STORE_ACCESS = 7;
  private static final long FETCH_PAGE = 12;
  private static final long LOAD_PAGE = 13;
  private static final long STORE_PAGE = 15;

  private static final long RW = V | R | W;

  /** x5 is in page 1, which is page 5 of storage. */
  private static SmallTables of(Settings settings, long bits) {
    var machine = new SmallTables(settings);
    machine.entry(1, 5, bits);
    machine.x(5, PAGE + 8);
    return machine;
  }

  private static SmallTables of(long bits) {
    return of(UPDATE, bits);
  }

  @Test
  void a_load_sets_a_and_a_store_both() {
    var loads = of(RW);
    loads.word(5, 1, 1974);
    assertThat(loads.make("ld x7, 0(x5)")).isEqualTo(-1);
    assertThat(loads.x(7)).isEqualTo(1974);
    assertThat(loads.bits(1)).isEqualTo(RW | A);
    var stores = of(RW);
    stores.x(7, 1975);
    assertThat(stores.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(stores.word(5, 1)).isEqualTo(1975);
    assertThat(stores.bits(1)).isEqualTo(RW | A | D);
    var changes = of(RW | A);
    changes.word(5, 1, 2);
    changes.x(7, 3);
    assertThat(changes.make("amoadd.d x8, x7, (x5)")).isEqualTo(-1);
    assertThat(changes.word(5, 1)).isEqualTo(5);
    assertThat(changes.bits(1)).isEqualTo(RW | A | D);
  }

  @Test
  void usually_each_is_a_page_fault_and_nothing_is_set() {
    for (var store : new boolean[] {false, true}) {
      var machine = of(Rv64.USUAL, store ? RW | A : RW);
      assertThat(machine.make(store ? "sd x7, 0(x5)" : "ld x7, 0(x5)"))
          .isEqualTo(store ? STORE_PAGE : LOAD_PAGE);
      assertThat(machine.bits(1)).isEqualTo(store ? RW | A : RW);
    }
    var fetches = of(Rv64.USUAL, RW);
    fetches.entry(0, 4, V | X);
    assertThat(fetches.make("ecall")).isEqualTo(FETCH_PAGE);
    assertThat(fetches.bits(0)).isEqualTo(V | X);
  }

  /** What has been fetched has been accessed, whatever comes of it. */
  @Test
  void a_fetch_sets_a_and_it_stays_where_the_instruction_traps() {
    for (var instruction : new String[] {"addi x7, x0, 1", "ecall", ".word 0", "ld x7, 1(x5)"}) {
      var machine = of(RW);
      machine.entry(0, 4, V | X);
      machine.make(instruction);
      assertThat(machine.bits(0)).as(instruction).isEqualTo(V | X | A);
      assertThat(machine.bits(1)).as(instruction).isEqualTo(RW);
    }
  }

  /** Its other half is fetched from the next page, and of the first one it is known to be there. */
  @Test
  void an_instruction_on_two_pages_sets_a_of_both() {
    for (var next : new long[] {V | X, V | R, 0}) {
      var machine = of(RW);
      machine.entry(0, 4, V | X);
      machine.entry(1, 5, next);
      machine.word(4, PAGE / 8 - 1, 0x0293L << 48); // addi x5, x0, ...
      machine.word(5, 0, 0x7b6); // 0x7b
      machine.cell("P", PAGE - 2);
      boolean fetched = next == (V | X);
      assertThat(machine.step()).isEqualTo(fetched ? -1 : FETCH_PAGE);
      assertThat(machine.bits(0)).isEqualTo(V | X | A);
      assertThat(machine.bits(1)).isEqualTo(fetched ? next | A : next);
      assertThat(machine.cell(fetched ? "P" : "mtval")).isEqualTo(fetched ? PAGE + 2 : PAGE);
    }
    var first = of(RW);
    first.entry(0, 4, V | R);
    first.entry(1, 5, V | X);
    first.cell("P", PAGE - 2);
    assertThat(first.step()).isEqualTo(FETCH_PAGE);
    assertThat(first.bits(1)).isEqualTo(V | X);
  }

  @Test
  void an_interrupt_comes_before_the_fetch() {
    var machine = of(RW);
    machine.entry(0, 4, V | X);
    machine.cell("ie", 1 << 3);
    machine.cell("msip", 1);
    assertThat(machine.step()).isEqualTo(1L << 63 | 3);
    assertThat(machine.bits(0)).isEqualTo(V | X);
  }

  @Test
  void what_a_page_refuses_is_not_accessed() {
    long[][] refused = {{V | X, 0}, {V | R | U, 0}, {V | R | W | U, 1}, {V | R, 1}, {V | W, 0}};
    for (var each : refused) {
      var machine = of(each[0]);
      assertThat(machine.make(each[1] == 1 ? "sd x7, 0(x5)" : "ld x7, 0(x5)"))
          .isEqualTo(each[1] == 1 ? STORE_PAGE : LOAD_PAGE);
      assertThat(machine.bits(1)).isEqualTo(each[0]);
    }
  }

  /** SUM and MXR decide whether there is an access, and then it is one. */
  @Test
  void what_status_allows_is_accessed() {
    var executable = of(V | X);
    executable.cell("mxr", 1);
    assertThat(executable.make("ld x7, 0(x5)")).isEqualTo(-1);
    assertThat(executable.bits(1)).isEqualTo(V | X | A);
    var users = of(RW | U);
    users.cell("sum", 1);
    assertThat(users.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(users.bits(1)).isEqualTo(RW | U | A | D);
  }

  /** The entry is the supervisor's to write, whoever's the access is: 3.7.1 and 4.3.2. */
  @Test
  void where_the_entry_may_not_be_written_it_is_an_access_fault() {
    record Case(String instruction, long bits, long cause) {}
    var cases =
        new Case[] {
          new Case("ld x7, 0(x5)", RW, LOAD_ACCESS),
          new Case("sd x7, 0(x5)", RW | A, STORE_ACCESS),
          new Case("ld x7, 0(x5)", RW | A, -1),
          new Case("sd x7, 0(x5)", RW | A | D, -1)
        };
    for (var each : cases) {
      var machine = of(each.bits);
      readOnly(machine, 3);
      assertThat(machine.make(each.instruction)).as(each.toString()).isEqualTo(each.cause);
      assertThat(machine.bits(1)).as(each.toString()).isEqualTo(each.bits);
    }
    var fetches = of(RW);
    fetches.entry(0, 4, V | X);
    readOnly(fetches, 3);
    assertThat(fetches.make("ecall")).isEqualTo(FETCH_ACCESS);
    assertThat(fetches.bits(0)).isEqualTo(V | X);
  }

  /** A page of storage is there to be read alone. */
  private static void readOnly(SmallTables machine, long page) {
    machine.cell("pmp0cfg", PhysicalProtection.NAPOT << PhysicalProtection.A | 1);
    machine.cell("pmpaddr0", RAM + page * PAGE >> 2 | (PAGE >> 3) - 1);
  }

  /** It is translated by then, which is when the bits are set: 4.3.2, step 9. */
  @Test
  void they_stay_where_the_page_itself_is_protected() {
    var machine = of(RW);
    readOnly(machine, 5);
    assertThat(machine.make("sd x7, 0(x5)")).isEqualTo(STORE_ACCESS);
    assertThat(machine.bits(1)).isEqualTo(RW | A | D);
    var nowhere = of(RW);
    nowhere.entry(1, 9, RW);
    assertThat(nowhere.make("ld x7, 0(x5)")).isEqualTo(LOAD_ACCESS);
    assertThat(nowhere.bits(1)).isEqualTo(RW | A);
  }

  @Test
  void a_misaligned_access_is_none() {
    var machine = of(RW);
    assertThat(machine.make("sw x7, 1(x5)")).isEqualTo(6);
    assertThat(machine.bits(1)).isEqualTo(RW);
  }

  /** One that fails stores nothing, and D says what has been written: 4.3.1. */
  @Test
  void a_conditional_store_sets_them_if_it_stores() {
    for (var reserved : new long[] {0, RAM + 5 * PAGE + 8 | 1}) {
      var machine = of(RW);
      machine.cell("reserved", reserved);
      assertThat(machine.make("sc.d x7, x8, (x5)")).isEqualTo(-1);
      assertThat(machine.x(7)).isEqualTo(reserved == 0 ? 1 : 0);
      assertThat(machine.bits(1)).isEqualTo(reserved == 0 ? RW : RW | A | D);
    }
    var reserves = of(RW);
    assertThat(reserves.make("lr.d x7, (x5)")).isEqualTo(-1);
    assertThat(reserves.bits(1)).isEqualTo(RW | A);
  }

  @Test
  void the_entry_of_a_large_page_is_in_a_higher_table() {
    var large = of(RW);
    large.word(2, 1, RAM >> 12 << 10 | RW);
    large.x(5, 0x20_0000 + 6 * PAGE);
    assertThat(large.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(large.word(2, 1) & 0x3ff).isEqualTo(RW | A | D);
    var giant = of(RW);
    giant.word(1, 2, RAM >> 12 << 10 | RW);
    giant.x(5, RAM + 6 * PAGE);
    assertThat(giant.make("ld x7, 0(x5)")).isEqualTo(-1);
    assertThat(giant.word(1, 2) & 0x3ff).isEqualTo(RW | A);
    var odd = of(RW);
    odd.word(2, 1, RAM + PAGE >> 12 << 10 | RW);
    odd.x(5, 0x20_0000);
    assertThat(odd.make("ld x7, 0(x5)")).isEqualTo(LOAD_PAGE);
    assertThat(odd.word(2, 1) & 0x3ff).isEqualTo(RW);
  }

  /** The entry is updated first, so what is read of it has the bits, and what is stored stays. */
  @Test
  void an_access_to_its_own_entry_finds_them_set() {
    long entry = SmallTables.page(3) << 10;
    var loads = of(RW);
    loads.entry(2, 3, RW);
    loads.x(5, 2 * PAGE + 16);
    assertThat(loads.make("ld x7, 0(x5)")).isEqualTo(-1);
    assertThat(loads.x(7)).isEqualTo(entry | RW | A);
    var stores = of(RW);
    stores.entry(2, 3, RW);
    stores.x(5, 2 * PAGE + 16);
    stores.x(7, 1974);
    assertThat(stores.make("sd x7, 0(x5)")).isEqualTo(-1);
    assertThat(stores.word(3, 2)).isEqualTo(1974);
    var adds = of(RW);
    adds.entry(2, 3, RW);
    adds.x(5, 2 * PAGE + 16);
    adds.x(7, 0x100);
    assertThat(adds.make("amoadd.d x8, x7, (x5)")).isEqualTo(-1);
    assertThat(adds.x(8)).isEqualTo(entry | RW | A | D);
    assertThat(adds.word(3, 2)).isEqualTo((entry | RW | A | D) + 0x100);
  }
}
