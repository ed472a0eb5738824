package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.tower.Tower;

/** The kit steps; whoever runs many steps at once must come to the same. */
class BatchesTest {
  private static long run(Host host, long steps) {
    long made = 0;
    while (made < steps) {
      var exit = host.run(steps - made);
      made += exit.steps();
      if (exit.kind() == Exit.Kind.HALTED) {
        return made;
      }
    }
    return made;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_run_of_many_steps_is_many_steps(int depth) {
    check(Collections.<Vmm>nCopies(depth, new TrapAndEmulate()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void and_so_it_is_under_a_hybrid_monitor(int depth) {
    check(Collections.<Vmm>nCopies(depth, new Hybrid()));
  }

  private static void check(List<Vmm> monitors) {
    var setting = Settings.tower("third-generation", monitors);
    var generator = setting.generator();
    for (long index = 0; index < 150; index++) {
      var program = generator.program(1974, index);
      var bare = new Machine(setting.semantics(), program.size());
      program.loadWords(bare);
      program.loadInput(bare);
      var real =
          new Machine(
              setting.semantics(),
              Tower.room(setting.machine(), setting.monitors(), program.size()));
      program.loadInput(real);
      var guest = Tower.boot(setting.monitors(), new BareHost(real), program.words()).innermost();
      assertThat(run(guest, 300)).as("%s", program).isEqualTo(run(new BareHost(bare), 300));
      assertThat(guest.view().differences(bare.snapshot())).as("%s", program).isEmpty();
      assertThat(guest.halted()).isEqualTo(bare.halted());
    }
  }
}
