package org.example;

import org.vmorph.conformance.kit.VmmConformance;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Whether what the theorems promise can be seen: a monitor on my machine, a test for each rule. */
class MonitorOnMyMachineTest implements VmmConformance {
  @Override
  public Vmm monitor() {
    return new TrapAndEmulate();
  }

  @Override
  public Architecture machine() {
    return new MyMachine().machine();
  }
}
