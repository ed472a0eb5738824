package org.vmorph.vmm.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;

/** What is seen of the guest of a monitor that is a program. */
class ImageGuestTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Compiled ENGINE = new Compiled(new Elaboration(MACHINE));
  private static final ImageMonitor MONITOR = AsmMonitors.named("monitor", MACHINE);
  private static final int WORDS = 64;

  private static Guest boot(ImageMonitor monitor, String... lines) {
    var program = new Assembler(MACHINE).assemble("guest.s", String.join("\n", lines));
    var real = new Machine(ENGINE, monitor.room(WORDS));
    return monitor.boot(new BareHost(real), Arrays.copyOf(program.words(), WORDS));
  }

  private static ImageMonitor monitor(String... lines) {
    var program = new Assembler(MACHINE).assemble("m.s", String.join("\n", lines));
    return ImageMonitor.of("m", MACHINE, program);
  }

  @Test
  void it_is_just_reset_before_its_first_step() {
    var guest = boot(MONITOR, ".word 0, 0", "halt");
    var bare = new Machine(ENGINE, WORDS);
    bare.storeAll(2, new long[] {guest.load(MACHINE.storage(), 2)});
    assertThat(guest.view().differences(bare.snapshot())).isEmpty();
  }

  @Test
  void a_trap_the_guest_takes_again_and_again_leaves_no_trace_and_is_told_each_time() {
    // The handler goes back to the instruction that trapped: E[0] does not change any more.
    var guest = boot(MONITOR, ".word 0", ".psw s, 3, 0, 64", "lpsw 500", "lpsw 0");
    for (int i = 0; i < 3; i++) {
      var exit = guest.run(1);
      assertThat(exit.kind()).isEqualTo(Exit.Kind.TRAPPED);
      assertThat(exit.cause().orElseThrow().name()).isEqualTo("memory");
      assertThat(guest.run(1).kind()).isEqualTo(Exit.Kind.STEPS);
    }
  }

  @Test
  void a_load_of_a_psw_is_no_trap_even_where_it_leaves_the_same_state_as_one() {
    // E[0] holds what a memory trap here would store, and the PSW that is loaded is E[1].
    var guest =
        boot(
            MONITOR,
            ".word cause.memory << PSW.cause | 2 << PSW.P | 64",
            ".psw s, 3, 0, 64",
            "lpsw 1",
            "halt");
    assertThat(guest.run(1).kind()).isEqualTo(Exit.Kind.STEPS);
    assertThat(guest.tally().emulated()).isEqualTo(1);
    assertThat(guest.run(1).kind()).isEqualTo(Exit.Kind.HALTED);
  }

  @Test
  void what_is_set_from_outside_comes_into_force_through_the_monitor() {
    var guest = boot(MONITOR, ".word 0", ".psw s, 4, 0, 64", "nop", "halt", "halt");
    var r = MACHINE.relocation().orElseThrow();
    guest.set(MACHINE.mode().cell(), MACHINE.mode().user());
    guest.set(r.base(), 2);
    guest.set(r.bound(), 1000);
    guest.set(MACHINE.programCounter(), 0);
    assertThat(guest.run(1).kind()).isEqualTo(Exit.Kind.STEPS);
    assertThat(guest.get(MACHINE.programCounter())).isEqualTo(1);
    assertThat(guest.get(r.bound())).isEqualTo(1000);
    assertThat(guest.run(1).cause().orElseThrow().name()).isEqualTo("privileged");
  }

  private static Guest booted(String... service) {
    var lines = new ArrayList<>(List.of(service));
    lines.addAll(List.of("guest.psw: .word 0", "guest.size: .word 0", "guest.regs: .space 16"));
    lines.add("guest.low:");
    return boot(monitor(lines.toArray(String[]::new)));
  }

  @Test
  void a_monitor_that_never_reaches_its_guest_is_told_when_the_guest_is_to_run() {
    var guest = booted(".word 0, 0", "jmp .");
    assertThatThrownBy(() -> guest.run(1))
        .isInstanceOf(MonitorFailure.class)
        .hasToString(
            "m does not go back to its guest: after 101,360 instructions its machine is in a state"
                + " in which it was before");
  }

  @Test
  void a_trap_of_its_own_that_leads_to_itself_is_named() {
    var guest = booted(".word 0", ".psw s, 2, 0, 4", "ld r1, 500(r0)");
    assertThatThrownBy(() -> guest.run(1))
        .isInstanceOf(MonitorFailure.class)
        .hasMessageContaining("its own instruction at 2 traps memory");
  }

  @Test
  void a_limit_that_is_reached_while_the_monitor_gets_on_is_a_loss_and_no_failure() {
    assertThatThrownBy(() -> booted(".word 0, 0", "addi r1, 1", "jmp 2"))
        .isInstanceOf(MonitorLost.class)
        .hasToString(
            "m does not go back to its guest: after 101,376 instructions there is no end; more are"
                + " not allowed");
  }

  @Test
  void a_monitor_that_is_wrong_about_its_guests_size_is_told() {
    var guest =
        boot(
            monitor(
                ".word 0, 0",
                "lpsw go",
                "go: .psw u, 0, guest.low, 64",
                "guest.psw: .word 0",
                "guest.size: .word 63",
                "guest.regs: .space 16",
                "guest.low:"));
    assertThatThrownBy(() -> guest.run(1))
        .isInstanceOf(MonitorFailure.class)
        .hasMessageContaining("believes that its guest has 63 words; it has 64");
  }

  @Test
  void a_label_that_is_missing_is_named() {
    assertThatThrownBy(() -> monitor("guest.psv: .word 0", "guest.low:"))
        .hasMessage(
            "m.s: no label 'guest.psw'; did you mean 'guest.psv'?; a monitor says where its guest"
                + " is by guest.psw, guest.regs, guest.low and guest.size");
    assertThat(List.of(MONITOR.installed(64).map().low())).doesNotContain(0L);
  }
}
