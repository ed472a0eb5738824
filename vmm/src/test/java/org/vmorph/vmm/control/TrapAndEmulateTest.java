package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

class TrapAndEmulateTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private static Tower boot(int depth, String source) {
    var image = Arrays.copyOf(new Assembler(MACHINE).assemble("test.s", source).words(), 64);
    var monitors = Collections.<Vmm>nCopies(depth, new TrapAndEmulate());
    var machine =
        new Machine(new Elaboration(MACHINE), Tower.room(MACHINE, monitors, image.length));
    return Tower.boot(monitors, new BareHost(machine), image);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6})
  void a_guest_that_asks_for_r_is_told_its_own(int depth) {
    var guest = boot(depth, ".word 0, 0\n srb r1\n halt\n").innermost();
    assertThat(guest.run(10)).isEqualTo(Exit.halted(2));
    assertThat(guest.load(MACHINE.files().get(0), 1)).isEqualTo(64);
  }

  @Test
  void innocuous_instructions_run_directly_and_privileged_ones_are_emulated() {
    var guest = boot(1, ".word 0, 0\n li r1, 5\n add r1, r1\n put r1\n halt\n").innermost();
    guest.run(100);
    assertThat(guest.tally()).isEqualTo(new Tally(2, 2, 0));
  }

  @Test
  void a_privileged_instruction_of_a_virtual_user_is_the_guests_own_trap() {
    var guest =
        boot(
                1,
                """
                      .word 0
                      .psw s, done, 0, 64
                      lpsw user
                done: halt
                user: .psw u, 0, task, 8
                task: halt
                """)
            .innermost();
    assertThat(guest.run(1)).isEqualTo(Exit.steps(1));
    assertThat(guest.run(5).kind()).isEqualTo(Exit.Kind.TRAPPED);
    assertThat(guest.get(MACHINE.mode().cell())).isZero();
    assertThat(guest.get(MACHINE.programCounter())).isEqualTo(3);
    assertThat(guest.load(MACHINE.storage(), 0))
        .as("the virtual PSW, with the cause privileged")
        .isEqualTo(1L << 63 | 2L << 60 | 5L << 20 | 8);
    assertThat(guest.run(5)).isEqualTo(Exit.halted(1));
  }

  @Test
  void the_hardware_is_in_user_mode_between_steps_whatever_the_guest_believes() {
    var guest = boot(1, ".word 0, 0\n nop\n halt\n").innermost();
    guest.run(1);
    assertThat(guest.get(MACHINE.mode().cell())).as("virtual mode").isZero();
    assertThat(guest.owns().low()).isEqualTo(TrapAndEmulate.K);
  }

  @Test
  void a_machine_without_relocation_is_refused() {
    var m68000 = Machines.named("m68000").orElseThrow();
    assertThat(new TrapAndEmulate().inapplicable(m68000).orElseThrow())
        .contains("no relocation-bounds register");
    var host = new BareHost(new Machine(new Elaboration(m68000), 4096));
    assertThatThrownBy(() -> new TrapAndEmulate().boot(host, new long[16]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_machine_whose_accesses_update_words_is_refused() {
    var usual = Machines.large().getFirst().configuration();
    var updating = usual.machine().apply(usual.settings().with("accessed-and-dirty", "update"));
    var why = "accesses that update words, and no monitor does so for a guest";
    assertThat(new TrapAndEmulate().inapplicable(updating).orElseThrow()).contains(why);
    var others = usual.machine().apply(usual.settings());
    assertThat(new TrapAndEmulate().inapplicable(others).orElseThrow()).doesNotContain(why);
  }

  @Test
  void a_guest_that_does_not_fit_is_refused() {
    var host = new BareHost(new Machine(new Elaboration(MACHINE), 64));
    assertThatThrownBy(() -> new TrapAndEmulate().boot(host, new long[60]))
        .hasMessage("a guest of 60 words needs a host of 68, not 64");
  }

  @Test
  void a_host_of_just_the_room_it_needs_is_enough() {
    var monitor = new TrapAndEmulate();
    var host = new BareHost(new Machine(new Elaboration(MACHINE), monitor.room(60)));
    assertThat(monitor.boot(host, new long[60]).size()).isEqualTo(60);
  }

  @Test
  void a_timer_that_would_tick_for_a_virtual_supervisor_is_refused() {
    var timer = Machines.named("third-generation-timer").orElseThrow();
    assertThat(new TrapAndEmulate().inapplicable(timer).orElseThrow()).contains("see round-robin");
  }

  @Test
  void no_word_beyond_its_storage_is_the_guests() {
    var guest = boot(1, ".word 0, 0\n halt\n").innermost();
    var storage = MACHINE.storage();
    assertThat(guest.load(storage, 64)).isZero();
    assertThatThrownBy(() -> guest.store(storage, 64, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> guest.storeAll(storage, 63, new long[2]))
        .hasMessage("word 64 of a guest of 64");
  }
}
