package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EndingProgramTest {
  @Test
  void a_workload_that_ends_goes_round_in_as_many_steps_each_time() {
    for (var workload : Workloads.rv64()) {
      var ending = new EndingProgram(workload.name());
      assertThat(ending.steps(5) - ending.steps(4)).isEqualTo(ending.stepsEach());
      assertThat(ending.elf(1)).startsWith(0x7f, 'E', 'L', 'F');
    }
  }

  @Test
  void a_workload_of_another_machine_is_refused() {
    assertThatThrownBy(() -> new EndingProgram("sieve"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sieve.s does not end with jal");
  }
}
