package org.vmorph.conformance.kit;

import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.AsmMonitors;

/** The monitor that is a program. */
class MonitorConformanceTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return AsmMonitors.named("monitor", machine());
  }
}
