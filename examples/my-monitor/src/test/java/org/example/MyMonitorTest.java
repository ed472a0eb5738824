package org.example;

import org.vmorph.conformance.kit.VmmConformance;
import org.vmorph.vmm.Vmm;

/** Holds my monitor to the rules: a test for each. */
class MyMonitorTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return new MyMonitor();
  }
}
