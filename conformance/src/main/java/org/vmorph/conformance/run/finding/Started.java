package org.vmorph.conformance.run.finding;

import org.vmorph.model.concrete.Machine;

/**
 * The state in which the step was started after which a divergence shows: until then both sides
 * agreed, so the bare machine can be asked.
 */
public final class Started {
  private Started() {}

  /** Whether the virtual machine was in user mode. */
  public static boolean inUserMode(Divergence divergence) {
    var mode = divergence.setting().machine().mode();
    return in(divergence).get(mode.cell()) == mode.user();
  }

  /** The bare machine then. */
  public static Machine in(Divergence divergence) {
    var setting = divergence.setting();
    var machine = new Machine(setting.engine(), setting.words());
    divergence.program().load(machine);
    for (long step = 1; step < divergence.step(); step++) {
      machine.step();
    }
    return machine;
  }
}
