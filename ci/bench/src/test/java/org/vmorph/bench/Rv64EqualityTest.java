package org.vmorph.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The RV64IM that is written by hand does what the reference interpreter does; so does the engine.
 */
class Rv64EqualityTest {
  @Test
  void every_instruction_is_the_same() {
    assertThat(new Rv64Equality(new Rv64Switch()).onInstructions(100)).isEmpty();
    assertThat(new Rv64Equality(Rv64Machine.compiled()).onInstructions(100)).isEmpty();
  }

  @Test
  void the_long_loops_are_the_same() {
    for (var workload : Workloads.rv64()) {
      assertThat(new Rv64Equality(new Rv64Switch()).on(workload, 20_000)).isEmpty();
      assertThat(new Rv64Equality(Rv64Machine.compiled()).on(workload, 20_000)).isEmpty();
    }
  }

  @Test
  void a_machine_that_loses_its_last_step_is_found() {
    var lazy =
        new Runner() {
          private final Rv64Switch all = new Rv64Switch();

          @Override
          public String name() {
            return "lazy";
          }

          @Override
          public void base(WholeState image) {
            all.base(image);
          }

          @Override
          public void reset(long[] program) {
            all.reset(program);
          }

          @Override
          public long run(long steps) {
            return all.run(steps - 1);
          }

          @Override
          public boolean halted() {
            return all.halted();
          }

          @Override
          public WholeState state() {
            return all.state();
          }
        };
    assertThat(new Rv64Equality(lazy).onInstructions(1)).isPresent();
  }
}
