package org.vmorph.conformance.kit;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.AsmMonitors;

/** The monitor that can do everything the kit asks about: a program, and of several guests. */
class TimesharingConformanceTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return AsmMonitors.named("timesharing", machine());
  }

  @Override
  public Architecture machine() {
    return Machines.named("third-generation-timer").orElseThrow();
  }
}
