package org.vmorph.conformance.kit;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;

/** The monitor that can do everything the kit asks about, but the trap law. */
class RoundRobinConformanceTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return new RoundRobin();
  }

  @Override
  public Architecture machine() {
    return Machines.named("third-generation-timer").orElseThrow();
  }
}
