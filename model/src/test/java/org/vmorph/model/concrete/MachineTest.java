package org.vmorph.model.concrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** The machine of the paper, section 2, at its edges. */
class MachineTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Cell M = MACHINE.mode().cell();
  private static final Cell P = MACHINE.programCounter();
  private static final Cell L = MACHINE.relocation().orElseThrow().base();
  private static final Cell B = MACHINE.relocation().orElseThrow().bound();

  private final Machine machine = new Machine(new Elaboration(MACHINE), 64);

  private long word(String name, long... operands) {
    var instruction = MACHINE.instruction(name).orElseThrow();
    return instruction.encode(operands);
  }

  private void store(long address, long word) {
    machine.store(MACHINE.storage(), address, word);
  }

  private long load(long address) {
    return machine.load(MACHINE.storage(), address);
  }

  private long register(int number) {
    return machine.load(MACHINE.files().get(0), number);
  }

  private static long psw(long mode, long cause, long p, long l, long b) {
    return mode << 63 | cause << 60 | p << 40 | l << 20 | b;
  }

  @BeforeEach
  void traps_go_to_word_60() {
    store(1, psw(0, 0, 60, 0, 64));
  }

  @Test
  void reset_is_supervisor_mode_at_2_with_all_of_storage() {
    assertThat(machine.get(M)).isZero();
    assertThat(machine.get(P)).isEqualTo(2);
    assertThat(machine.get(L)).isZero();
    assertThat(machine.get(B)).isEqualTo(64);
  }

  @Test
  void all_of_storage_is_reachable() {
    store(2, word("ld", 1, 0, 63));
    store(63, 7);
    assertThat(machine.step().kind()).isEqualTo(Event.Kind.COMPLETED);
    assertThat(register(1)).isEqualTo(7);
  }

  @Test
  void an_address_at_the_bound_is_a_memory_trap() {
    store(2, word("ld", 1, 0, 64));
    assertThat(machine.step().cause().orElseThrow().name()).isEqualTo("memory");
    assertThat(load(0)).isEqualTo(psw(0, 1, 2, 0, 64));
    assertThat(machine.get(P)).isEqualTo(60);
  }

  @Test
  void an_address_below_the_bound_but_beyond_storage_is_a_memory_trap() {
    machine.set(L, 40);
    machine.set(B, 0xfffff);
    machine.set(P, 0);
    store(40, word("ld", 1, 0, 24));
    assertThat(machine.step().cause().orElseThrow().name()).isEqualTo("memory");
  }

  @Test
  void the_relocated_address_never_wraps() {
    machine.set(L, 0xfffff);
    machine.set(B, 0xfffff);
    machine.set(P, 3);
    assertThat(machine.step().cause().orElseThrow().name()).isEqualTo("memory");
  }

  @Test
  void a_large_effective_address_traps_and_never_aliases() {
    store(2, word("li", 2, 1));
    store(3, word("li", 3, 40));
    store(4, word("shl", 2, 3));
    store(5, word("ld", 1, 2, 5));
    machine.step();
    machine.step();
    machine.step();
    assertThat(machine.step().cause().orElseThrow().name()).isEqualTo("memory");
  }

  @Test
  void a_trap_stores_the_address_of_the_trapping_instruction_itself_and_changes_nothing_else() {
    machine.set(M, 1);
    store(2, word("svc", 5));
    machine.step();
    assertThat(load(0)).isEqualTo(psw(1, 4, 2, 0, 64));
    assertThat(load(1)).isEqualTo(psw(0, 0, 60, 0, 64));
    assertThat(load(2)).isEqualTo(word("svc", 5));
  }

  @Test
  void a_load_of_the_psw_ignores_the_cause() {
    store(2, word("lpsw", 0, 30));
    store(30, psw(1, 5, 9, 4, 8));
    machine.step();
    assertThat(machine.get(M)).isEqualTo(1);
    assertThat(machine.get(P)).isEqualTo(9);
    assertThat(machine.get(L)).isEqualTo(4);
    assertThat(machine.get(B)).isEqualTo(8);
  }

  @Test
  void halt_leaves_p_on_itself_and_the_machine_stands_still() {
    store(2, word("halt"));
    assertThat(machine.step().kind()).isEqualTo(Event.Kind.HALTED);
    assertThat(machine.step().kind()).isEqualTo(Event.Kind.HALTED);
    assertThat(machine.get(P)).isEqualTo(2);
  }

  @Test
  void an_empty_console_gives_minus_one() {
    store(2, word("get", 1));
    machine.step();
    assertThat(register(1)).isEqualTo(-1);
  }

  @Test
  void a_program_counter_at_its_end_starts_over() {
    machine.set(P, 0xfffff);
    machine.set(L, 0);
    machine.execute(MACHINE.instruction("nop").orElseThrow());
    assertThat(machine.get(P)).isZero();
  }

  @Test
  void a_word_with_a_bit_out_of_place_is_no_instruction() {
    store(2, word("nop") | 1);
    assertThat(machine.step().cause().orElseThrow().name()).isEqualTo("illegal");
  }

  @Test
  void storage_has_limits() {
    var semantics = new Elaboration(MACHINE);
    assertThatThrownBy(() -> new Machine(semantics, 1))
        .hasMessage("third-generation has 2 to 1048575 words of storage, not 1");
    assertThatThrownBy(() -> new Machine(semantics, 1 << 20)).hasMessageContaining("not 1048576");
  }

  @Test
  void a_machine_without_a_decoder_says_so() {
    var m68000 = new Machine(new Elaboration(Machines.named("m68000").orElseThrow()), 4096);
    assertThatThrownBy(m68000::step).hasMessageContaining("m68000 does not decode");
  }
}
