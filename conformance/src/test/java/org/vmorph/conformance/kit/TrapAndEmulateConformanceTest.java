package org.vmorph.conformance.kit;

import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Our own monitors are held to what we hold others to. */
class TrapAndEmulateConformanceTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return new TrapAndEmulate();
  }
}
