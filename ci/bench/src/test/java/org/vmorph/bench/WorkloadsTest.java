package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is timed is what the figures speak of. */
class WorkloadsTest {
  private final SwitchMachine machine = new SwitchMachine();

  @Test
  void the_sieve_finds_the_primes() {
    var sieve = Workloads.named("sieve");
    machine.base(sieve.base());
    assertThat(machine.run(1_000_000)).isEqualTo(1_000_000);
    // Cut off somewhere in a later round; r10 is at most the number of primes below 8000.
    assertThat(machine.state().registers()[10]).isBetween(0L, 1007L);
    assertThat(machine.state().storage()[0]).isZero();
  }

  @Test
  void mixed_work_neither_traps_nor_halts() {
    var mixed = Workloads.named("mixed");
    machine.base(mixed.base());
    assertThat(machine.run(1_000_000)).isEqualTo(1_000_000);
    assertThat(machine.halted()).isFalse();
    assertThat(machine.state().storage()[0]).isZero();
  }

  @Test
  void short_programs_make_exactly_200_steps_without_a_trap() {
    var workload = Workloads.programs();
    machine.base(workload.base());
    for (var program : workload.programs()) {
      machine.reset(program);
      assertThat(machine.run(workload.budget())).isEqualTo(200);
      assertThat(machine.state().storage()[0]).isZero();
    }
  }

  @Test
  void short_programs_are_different() {
    var programs = Workloads.programs().programs();
    assertThat(Arrays.stream(programs).map(Arrays::hashCode).distinct()).hasSize(programs.length);
  }
}
