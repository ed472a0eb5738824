package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** On a machine of any shape a guest under monitors is what the bare machine is, step by step. */
class MonitorsProperties {
  private static final int STEPS = 6;

  @Provide
  Arbitrary<Architecture> machines() {
    return Arbitraries.of(
        Machines.all().stream()
            .filter(machine -> machine.name().startsWith("third-generation"))
            // Equivalence is "except for timing".
            .filter(machine -> machine.cells().stream().noneMatch(c -> c.role() == Role.TIME))
            .filter(machine -> new TrapAndEmulate().inapplicable(machine).isEmpty())
            .toList());
  }

  @Property(tries = 300, generation = GenerationMode.RANDOMIZED)
  void every_step_is_the_same(
      @ForAll("machines") Architecture machine,
      @ForAll boolean hybrid,
      @ForAll boolean compiled,
      @ForAll @IntRange(min = 1, max = 3) int depth,
      @ForAll long seed) {
    Vmm monitor = hybrid ? new Hybrid() : new TrapAndEmulate();
    var semantics = new Elaboration(machine);
    Engine engine = compiled ? new Compiled(semantics) : new Interpreter(semantics);
    var random = new Random(seed);
    long unit = machine.translation().orElseThrow().unit();
    long w = unit == 1 ? 40 : 3 * unit + random.nextLong(unit);
    var monitors = Collections.nCopies(depth, monitor);
    var real = new Machine(engine, Tower.room(machine, monitors, w));
    var bare = new Machine(engine, w);
    var guest = Tower.boot(monitors, new BareHost(real), new long[(int) w]).innermost();
    var states = new RandomStates(machine, random, w);
    for (int i = 0; i < 10 && !guest.halted(); i++) {
      states.put(new BareHost(bare), guest);
      for (int step = 0; step < STEPS && !bare.halted(); step++) {
        var event = bare.step();
        var exit = guest.run(1);
        assertThat(exit.cause()).as("%s %s", event, machine).isEqualTo(event.cause());
        assertThat(guest.halted()).isEqualTo(bare.halted());
        assertThat(bare.snapshot().differences(guest.view()))
            .as("%s after %s", machine, event)
            .isEmpty();
      }
    }
  }
}
