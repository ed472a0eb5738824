package org.vmorph.conformance.kit;

import org.vmorph.conformance.gen.Generator;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.AsmMonitors;

/** The monitor that is a program and lies behind its guest. */
class MonitorProtectConformanceTest implements VmmConformance {
  private static final Architecture MACHINE =
      Machines.named("third-generation-protect").orElseThrow();

  @Override
  public Architecture machine() {
    return MACHINE;
  }

  @Override
  public Vmm monitor() {
    return AsmMonitors.named("monitor-protect", machine());
  }

  @Override
  public int words() {
    return Generator.usualWords(machine());
  }

  @Override
  public long programs() {
    return 4_000;
  }
}
