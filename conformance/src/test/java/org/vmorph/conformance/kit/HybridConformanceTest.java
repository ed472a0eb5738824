package org.vmorph.conformance.kit;

import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;

/** The monitor of Theorem 3: F1 is judged in virtual user mode. */
class HybridConformanceTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return new Hybrid();
  }
}
