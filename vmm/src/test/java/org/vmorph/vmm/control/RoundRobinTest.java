package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

class RoundRobinTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();
  private static final Cell TIMER = MACHINE.timer().orElseThrow().left();
  private static final Cell ON = MACHINE.timer().orElseThrow().on();
  private static final int WORDS = 32;

  /** Counts for ever. */
  private static final String LOOPS = ".org 2\nloop: addi r1, 1\n jmp loop\n";

  /** Traps for ever: its handler is no instruction. */
  private static final String TRAPS = ".word 0\n.psw s, 2, 0, 32\n.word 0\n";

  /** Turns its timer to 0 and enters user mode, where its own timer traps for ever. */
  private static final String DUE =
      ".word 0\n.psw u, 2, 0, 32\n li r1, 0\n stt r1\n lpsw 10\n.org 10\n.psw u, 2, 0, 32\n";

  private final Machine machine = new Machine(new Compiled(new Elaboration(MACHINE)), 400);
  private final BareHost host = new BareHost(machine);
  private final RoundRobin monitor = new RoundRobin();

  private static long[] image(String text) {
    var words = new long[WORDS];
    var assembled = new Assembler(MACHINE).assemble("t.s", text).words();
    System.arraycopy(assembled, 0, words, 0, assembled.length);
    return words;
  }

  private static TimeSharing.Load program(long[] words) {
    return new TimeSharing.Load(words, new long[0]);
  }

  private Sharing boot(long slice, String... texts) {
    var programs = new ArrayList<TimeSharing.Load>();
    for (var text : texts) {
      programs.add(program(image(text)));
    }
    return monitor.boot(host, programs, (guest, turn) -> slice);
  }

  private static void rounds(Sharing sharing, int number) {
    for (int i = 0; i < number * sharing.guests().size(); i++) {
      assertThat(sharing.turn(1000).over()).isTrue();
    }
  }

  @Test
  void guests_that_loop_or_trap_for_ever_get_as_many_steps_as_each_other_and_no_more() {
    var sharing = boot(7, LOOPS, TRAPS, DUE, LOOPS);
    rounds(sharing, 5);
    assertThat(sharing.guests()).extracting(Guest::steps).containsOnly(35L);
    assertThat(sharing.figures().switches()).isEqualTo(20);
    assertThat(sharing.figures().timerTraps()).isGreaterThan(20);
  }

  @Test
  void what_is_preempted_is_preempted_by_the_real_timer() {
    var sharing = boot(9, LOOPS);
    sharing.turn(1000);
    assertThat(machine.counts().traps(MACHINE.causes().indexOf(timer()), 1)).isEqualTo(1);
    assertThat(machine.counts().traps(MACHINE.causes().indexOf(MACHINE.illegal()), 1)).isZero();
  }

  private static org.vmorph.model.ir.Cause timer() {
    return MACHINE.timer().orElseThrow().cause();
  }

  @Test
  void a_guest_does_not_see_the_real_timer() {
    var guest = boot(9, LOOPS, LOOPS).guests().get(1);
    guest.run(5);
    assertThat(machine.get(ON)).isEqualTo(1);
    assertThat(machine.get(TIMER)).isPositive();
    assertThat(guest.get(ON)).isZero();
    assertThat(guest.get(TIMER)).isZero();
  }

  @Test
  void a_guest_that_is_not_active_is_as_it_was() {
    var sharing = boot(6, LOOPS, LOOPS);
    sharing.turn(1000);
    var before = sharing.guests().get(0).view();
    sharing.turn(1000);
    assertThat(sharing.guests().get(0).view()).isEqualTo(before);
    assertThat(sharing.next()).hasValue(0);
  }

  /** The guest's new R is what the real one was, but for where it is counted from. */
  @Test
  void a_base_that_is_set_from_outside_comes_into_force_on_either_engine() {
    var semantics = new Elaboration(MACHINE);
    for (var engine : List.of(new Compiled(semantics), new Interpreter(semantics))) {
      var real = new BareHost(new Machine(engine, 400));
      var guest = monitor.boot(real, image(".org 10\n halt\n"));
      guest.set(MACHINE.relocation().orElseThrow().base(), 8);
      assertThat(guest.run(1)).as(engine.name()).isEqualTo(Exit.halted(1));
    }
  }

  @Test
  void who_has_halted_is_passed_over() {
    var sharing = boot(6, ".org 2\n halt\n", LOOPS);
    assertThat(sharing.turn(1000)).isEqualTo(new Sharing.Turn(0, 1, true));
    assertThat(sharing.next()).hasValue(1);
    sharing.turn(1000);
    assertThat(sharing.next()).hasValue(1);
  }

  @Test
  void one_guest_runs_as_many_steps_as_it_is_asked_for_whatever_the_slices() {
    var guest = monitor.boot(host, image(LOOPS));
    assertThat(guest.run(1000)).isEqualTo(Exit.steps(1000));
    assertThat(guest.owns().low()).isEqualTo(2 * TrapAndEmulate.K);
    assertThat(monitor.room(WORDS)).isEqualTo(2 * TrapAndEmulate.K + WORDS);
  }

  @Test
  void guests_of_different_sizes_and_hosts_that_are_too_small_are_refused() {
    assertThatThrownBy(
            () ->
                monitor.boot(
                    host,
                    List.of(program(new long[32]), program(new long[33])),
                    (guest, turn) -> 1))
        .hasMessageContaining("expected guests of one size");
    var images = java.util.Collections.nCopies(20, program(new long[32]));
    assertThatThrownBy(() -> monitor.boot(host, images, (guest, turn) -> 1))
        .hasMessageContaining("a host of 808 words or more, not 400");
  }

  @Test
  void it_needs_a_timer() {
    assertThat(monitor.inapplicable(Machines.named("third-generation").orElseThrow()))
        .hasValue("third-generation has no timer to take the processor back from a guest with");
    assertThat(monitor.inapplicable(MACHINE)).isEmpty();
  }
}
