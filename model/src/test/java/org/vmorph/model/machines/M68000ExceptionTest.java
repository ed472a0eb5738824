package org.vmorph.model.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vmorph.model.machines.M68000Bench.CODE;
import static org.vmorph.model.machines.M68000Bench.SUPERVISOR_STACK;
import static org.vmorph.model.machines.M68000Bench.USER_STACK;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.ir.Instruction;

/** Into supervisor mode and back: frames, vectors, the two stack pointers. */
class M68000ExceptionTest {
  static final List<Architecture> MACHINES = M68000.MACHINES;

  /** M68000 User's Manual, "Privilege Violations". */
  private static final Set<String> PRIVILEGED_ON_BOTH =
      Set.of(
          "andi-to-sr",
          "eori-to-sr",
          "ori-to-sr",
          "move-to-sr",
          "move-to-sr-immediate",
          "move-from-usp",
          "move-to-usp",
          "reset",
          "rte",
          "stop");

  private static long frameBytes(Architecture machine) {
    return machine.name().equals("m68000") ? 6 : 8;
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void a_trap_from_user_mode_exchanges_the_stack_pointers(Architecture machine) {
    var bench = M68000Bench.user(machine);
    bench.status(0x801f);
    bench.execute("trap", 5);
    assertEquals(37, bench.vector());
    assertEquals(SUPERVISOR_STACK - frameBytes(machine), bench.a7());
    assertEquals(USER_STACK, bench.otherStack());
    assertEquals(0x201f, bench.status(), "S is set and T cleared, the rest stays");
    assertEquals(0x801f, bench.loadWord(bench.a7()), "the stacked SR is the old one");
    assertEquals(CODE + 2, bench.loadLong(bench.a7() + 2));
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void a_trap_from_supervisor_mode_leaves_the_user_stack_pointer_alone(Architecture machine) {
    var bench = M68000Bench.supervisor(machine);
    bench.execute("trap", 15);
    assertEquals(47, bench.vector());
    assertEquals(SUPERVISOR_STACK - frameBytes(machine), bench.a7());
    assertEquals(USER_STACK, bench.otherStack());
  }

  @Test
  void the_68010_stacks_format_0_and_the_offset_of_the_vector() {
    var bench = M68000Bench.user(M68000.MC68010);
    bench.execute("trap", 5);
    assertEquals(37 * 4, bench.loadWord(bench.a7() + 6));
  }

  @Test
  void the_vectors_of_the_68010_begin_at_vbr() {
    var bench = M68000Bench.supervisor(M68000.MC68010);
    bench.d(0, 0x4000);
    bench.execute("movec-to-vbr", 0);
    bench.storeLong(0x4000 + 4 * 4, 0x1234);
    bench.execute("illegal");
    assertEquals(0x1234, bench.pc());
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void rte_undoes_a_trap_from_user_mode(Architecture machine) {
    var bench = M68000Bench.user(machine);
    bench.status(0x0015);
    bench.execute("trap", 0);
    bench.execute("rte");
    assertEquals(0x0015, bench.status());
    assertEquals(CODE + 2, bench.pc());
    assertEquals(USER_STACK, bench.a7());
    assertEquals(SUPERVISOR_STACK, bench.otherStack());
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void rte_undoes_a_trap_from_supervisor_mode(Architecture machine) {
    var bench = M68000Bench.supervisor(machine);
    bench.execute("illegal");
    bench.execute("rte");
    assertEquals(0x2700, bench.status());
    assertEquals(CODE, bench.pc(), "an illegal instruction returns to itself");
    assertEquals(SUPERVISOR_STACK, bench.a7());
    assertEquals(USER_STACK, bench.otherStack());
  }

  @Test
  void rte_of_the_68010_refuses_another_format() {
    var bench = M68000Bench.supervisor(M68000.MC68010);
    bench.execute("trap", 0);
    long frame = bench.a7();
    long rte = bench.pc();
    bench.storeWord(frame + 6, 0x8000);
    bench.execute("rte");
    assertEquals(14, bench.vector());
    assertEquals(frame - 8, bench.a7());
    assertEquals(rte, bench.loadLong(bench.a7() + 2));
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void clearing_s_exchanges_the_stack_pointers(Architecture machine) {
    for (var name : List.of("move-to-sr-immediate", "andi-to-sr", "eori-to-sr")) {
      var bench = M68000Bench.supervisor(machine);
      bench.execute(name, name.startsWith("eori") ? 0x2700 : 0);
      assertEquals(0, bench.status(), name);
      assertEquals(USER_STACK, bench.a7(), name);
      assertEquals(SUPERVISOR_STACK, bench.otherStack(), name);
      assertEquals(CODE + 4, bench.pc(), name);
    }
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void move_to_sr_from_a_register_exchanges_only_if_s_is_cleared(Architecture machine) {
    var bench = M68000Bench.supervisor(machine);
    bench.d(3, 0xffffffffL);
    bench.execute("move-to-sr", 3);
    assertEquals(0xa71f, bench.status(), "the bits without a meaning read as zero");
    assertEquals(SUPERVISOR_STACK, bench.a7());
    bench.d(3, 0x0000);
    bench.execute("move-to-sr", 3);
    assertEquals(USER_STACK, bench.a7());
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void the_user_stack_pointer_is_at_hand_in_supervisor_mode(Architecture machine) {
    var bench = M68000Bench.supervisor(machine);
    bench.execute("move-from-usp", 2);
    assertEquals(USER_STACK, bench.a(2));
    bench.a(2, 0x6000);
    bench.execute("move-to-usp", 2);
    bench.execute("move-to-sr-immediate", 0);
    assertEquals(0x6000, bench.a7());
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void a_frame_that_has_no_room_is_not_stacked(Architecture machine) {
    var bench = M68000Bench.supervisor(machine);
    bench.machine.set(M68000Parts.ACTIVE, M68000Bench.BYTES + 2);
    bench.execute("illegal");
    assertEquals(4, bench.vector());
    assertEquals(0, bench.loadWord(M68000Bench.BYTES - 2));
  }

  @ParameterizedTest
  @FieldSource("MACHINES")
  void reset_takes_stack_pointer_and_pc_from_vectors_0_and_1(Architecture machine) {
    var bench = M68000Bench.user(machine);
    bench.machine.reset();
    assertEquals(M68000Bench.handler(0), bench.a7());
    assertEquals(M68000Bench.handler(1), bench.pc());
    assertEquals(0x2700, bench.status());
  }

  @Test
  void the_manuals_instructions_are_privileged_and_no_others() {
    assertEquals(new TreeSet<>(PRIVILEGED_ON_BOTH), privileged(M68000.MC68000));
    var more = new TreeSet<>(PRIVILEGED_ON_BOTH);
    more.addAll(List.of("move-from-sr", "moves.l"));
    for (var register : List.of("sfc", "dfc", "usp", "vbr")) {
      more.addAll(List.of("movec-from-" + register, "movec-to-" + register));
    }
    assertEquals(more, privileged(M68000.MC68010));
  }

  private static Set<String> privileged(Architecture machine) {
    return machine.instructions().stream()
        .filter(Instruction::privileged)
        .map(Instruction::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<Arguments> privilegedInstructions() {
    return M68000.MACHINES.stream()
        .flatMap(m -> privileged(m).stream().map(name -> Arguments.of(m, name)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("privilegedInstructions")
  void a_privileged_instruction_traps_in_user_mode_and_returns_to_itself(
      Architecture machine, String name) {
    var operands = new long[machine.instruction(name).orElseThrow().form().operands().size()];
    var bench = M68000Bench.user(machine);
    var before = bench.machine.snapshot();
    bench.execute(name, operands);
    assertEquals(8, bench.vector());
    assertEquals(CODE, bench.loadLong(bench.a7() + 2));
    assertEquals(0, bench.loadWord(bench.a7()), "the stacked SR is the user's");
    var changed =
        bench.machine.snapshot().differences(before).stream()
            .map(d -> d.component().name())
            .filter(component -> !component.equals("E"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Set.of("A7", "A7'", "PC", "S")), changed);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("privilegedInstructions")
  void a_privileged_instruction_does_not_trap_in_supervisor_mode(
      Architecture machine, String name) {
    var operands = new long[machine.instruction(name).orElseThrow().form().operands().size()];
    var event = M68000Bench.supervisor(machine).execute(name, operands);
    assertEquals(name.equals("stop") ? Event.Kind.HALTED : Event.Kind.COMPLETED, event.kind());
  }
}
