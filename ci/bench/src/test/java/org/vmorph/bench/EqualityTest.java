package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmorph.vmm.control.TrapAndEmulate;

/** The hand-written machines do what the reference interpreter does. */
class EqualityTest {
  private static final int PROGRAMS = 800;
  private static final int STATES = 600;

  @Test
  void the_switch_in_java_runs_programs_as_the_reference_does() {
    assertThat(new Equality(new SwitchMachine()).onPrograms(PROGRAMS)).isEmpty();
  }

  @Test
  void the_switch_in_java_makes_every_instruction_as_the_reference_does() {
    assertThat(new Equality(new SwitchMachine()).onInstructions(STATES)).isEmpty();
  }

  @Test
  void the_switch_in_c_runs_programs_as_the_reference_does(@TempDir Path folder) {
    assumeTrue(Gcc.isThere(), "there is no gcc: the switch in C is not compared");
    try (var machine = new CMachine(Gcc.compile(folder))) {
      assertThat(new Equality(machine).onPrograms(PROGRAMS)).isEmpty();
    }
  }

  @Test
  void the_switch_in_c_makes_every_instruction_as_the_reference_does(@TempDir Path folder) {
    assumeTrue(Gcc.isThere(), "there is no gcc: the switch in C is not compared");
    try (var machine = new CMachine(Gcc.compile(folder))) {
      assertThat(new Equality(machine).onInstructions(STATES)).isEmpty();
    }
  }

  @Test
  void what_is_measured_under_a_monitor_is_the_same_machine() {
    var monitored = new MonitoredCode(Contenders.MONITORED, List.of(new TrapAndEmulate()));
    assertThat(new Equality(monitored).onPrograms(10)).isEmpty();
  }

  @Test
  void a_machine_that_loses_its_last_step_is_found() {
    var lazy =
        new SwitchMachine() {
          @Override
          public long run(long steps) {
            return super.run(Math.max(0, steps - 1));
          }
        };
    assertThat(new Equality(lazy).onPrograms(2)).isPresent();
    assertThat(new Equality(lazy).onInstructions(1)).isPresent();
  }
}
