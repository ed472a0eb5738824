package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** Virtual supervisor code is interpreted, virtual user code is not. */
class HybridTest {
  private static final String USER =
      """
            .word 0
            .psw s, done, 0, 64
            lpsw user
      done: halt
      user: .psw u, 0, task, 8
      task: nop
            nop
            halt
      """;

  /** Both ways the monitor runs. */
  enum Way {
    INTERPRETED,
    COMPILED;

    private Engine engine(Architecture machine) {
      var semantics = new Elaboration(machine);
      return this == COMPILED ? new Compiled(semantics) : new Interpreter(semantics);
    }

    Tower boot(List<Vmm> monitors, String isa, String source) {
      var machine = Machines.named(isa).orElseThrow();
      var image = Arrays.copyOf(new Assembler(machine).assemble("test.s", source).words(), 64);
      var real = new Machine(engine(machine), Tower.room(machine, monitors, image.length));
      return Tower.boot(monitors, new BareHost(real), image);
    }

    Guest boot(String isa, String source) {
      return boot(List.of(new Hybrid()), isa, source).innermost();
    }
  }

  private static long register(Guest guest, int number) {
    return guest.load(guest.semantics().machine().files().get(0), number);
  }

  private static long mode(Guest guest) {
    return guest.get(guest.semantics().machine().mode().cell());
  }

  @ParameterizedTest
  @EnumSource
  void the_virtual_supervisor_is_interpreted_to_the_halt(Way way) {
    var guest = way.boot("third-generation", ".word 0, 0\n li r1, 5\n srb r2\n halt\n");
    assertThat(guest.run(100)).isEqualTo(Exit.halted(3));
    assertThat(guest.tally()).isEqualTo(new Tally(0, 0, 0, 3));
    assertThat(register(guest, 1)).isEqualTo(5);
    assertThat(register(guest, 2)).isEqualTo(64);
    assertThat(guest.run(100)).as("it stands still").isEqualTo(Exit.halted(0));
  }

  @ParameterizedTest
  @EnumSource
  void a_virtual_user_runs_directly_and_its_privileged_instruction_is_the_guests_own_trap(Way way) {
    var guest = way.boot("third-generation", USER);
    var exit = guest.run(100);
    assertThat(exit.kind()).isEqualTo(Exit.Kind.TRAPPED);
    assertThat(exit.cause().orElseThrow().name()).isEqualTo("privileged");
    assertThat(exit.steps()).isEqualTo(4);
    assertThat(guest.tally()).isEqualTo(new Tally(2, 0, 1, 1));
    assertThat(mode(guest)).isZero();
    assertThat(guest.load(guest.semantics().machine().storage(), 0))
        .as("the virtual PSW, with the cause privileged")
        .isEqualTo(1L << 63 | 2L << 60 | 2L << 40 | 5L << 20 | 8);
    assertThat(guest.run(100)).isEqualTo(Exit.halted(1));
    assertThat(guest.tally()).isEqualTo(new Tally(2, 0, 1, 2));
  }

  @ParameterizedTest
  @EnumSource
  void a_trap_of_the_virtual_supervisor_is_its_own_and_the_run_ends_there(Way way) {
    for (var trap : List.of("svc 1", "ld r1, 64", "lpsw 100", ".word 0", "jmp 64")) {
      var guest = way.boot("third-generation", ".word 0, 2\n nop\n " + trap + "\n");
      guest.store(guest.semantics().machine().storage(), 1, 3L << 40 | 64);
      int before = trap.startsWith("jmp") ? 2 : 1;
      var exit = guest.run(50);
      assertThat(exit.kind()).as(trap).isEqualTo(Exit.Kind.TRAPPED);
      assertThat(exit.steps()).as(trap).isEqualTo(before + 1);
      assertThat(guest.tally()).as(trap).isEqualTo(new Tally(0, 0, 0, before + 1));
      assertThat(guest.get(guest.semantics().machine().programCounter())).as(trap).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_makes_no_more_steps_than_it_was_asked_for(Way way) {
    var guest = way.boot("third-generation", USER);
    assertThat(guest.run(1)).isEqualTo(Exit.steps(1));
    assertThat(mode(guest)).as("virtual mode").isOne();
    assertThat(guest.run(1)).isEqualTo(Exit.steps(1));
    assertThat(guest.tally()).isEqualTo(new Tally(1, 0, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void a_supervisor_that_leaves_without_asking_is_followed(Way way) {
    var guest = way.boot("jrst1", ".word 0, 0\n jrstu 3\n nop\n");
    guest.run(1);
    assertThat(mode(guest)).isOne();
    guest.run(1);
    assertThat(guest.tally()).isEqualTo(new Tally(1, 0, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void a_supervisor_that_asks_for_the_mode_is_told_its_own(Way way) {
    var guest = way.boot("smsw", ".word 0, 0\n li r1, 5\n smsw r1\n halt\n");
    guest.run(10);
    assertThat(register(guest, 1)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void in_a_tower_the_innermost_interprets(Way way) {
    for (int depth : new int[] {2, 3}) {
      var tower = way.boot(Collections.<Vmm>nCopies(depth, new Hybrid()), "third-generation", USER);
      tower.innermost().run(100);
      tower.innermost().run(100);
      assertThat(tower.innermost().tally()).isEqualTo(new Tally(2, 0, 1, 2));
      assertThat(tower.guests().getFirst().tally()).isEqualTo(new Tally(2, 0, 1, 0));
    }
  }
}
