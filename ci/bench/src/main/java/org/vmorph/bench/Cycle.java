package org.vmorph.bench;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Agreed;
import org.vmorph.conformance.run.Lockstep;
import org.vmorph.conformance.run.Setting;
import org.vmorph.model.concrete.Machine;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.host.TrapAndEmulate;

/**
 * What the kit does with a program: makes it, runs it bare and under monitors and compares. Without
 * a monitor it is made and run, and there is nothing to compare.
 */
public final class Cycle {
  private static final long SEED = 1974;

  private final Optional<Lockstep> lockstep;
  private final Generator generator = new Generator(Reference.SEMANTICS, Setting.WORDS, Set.of());
  private long next;

  /** Cycles under so many monitors, from a program on. */
  public Cycle(int depth, long first) {
    this.lockstep = depth == 0 ? Optional.empty() : Optional.of(new Lockstep(setting(depth)));
    this.next = first;
  }

  /** The next program. */
  public GuestProgram generate() {
    return generator.program(SEED, next++);
  }

  /**
   * Does it all with the next program.
   *
   * @return the guest's instructions, once and not once for each machine
   */
  public long run() {
    var program = generate();
    if (lockstep.isEmpty()) {
      return bare(program);
    }
    var finding = lockstep.orElseThrow().run(program);
    if (finding instanceof Agreed agreed) {
      return agreed.steps();
    }
    throw new IllegalStateException(program + " diverges");
  }

  private static Setting setting(int depth) {
    var machine = Reference.SEMANTICS.machine();
    return Setting.of(machine, Collections.nCopies(depth, new TrapAndEmulate()));
  }

  private static long bare(GuestProgram program) {
    var machine = new Machine(Reference.SEMANTICS, program.size());
    program.loadWords(machine);
    program.loadInput(machine);
    var host = new BareHost(machine);
    long made = 0;
    while (made < Setting.BUDGET && !machine.halted()) {
      Exit exit = host.run(Setting.BUDGET - made);
      made += exit.steps();
    }
    return made;
  }
}
