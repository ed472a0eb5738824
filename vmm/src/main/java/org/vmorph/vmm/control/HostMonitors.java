package org.vmorph.vmm.control;

import java.util.List;
import org.vmorph.vmm.Vmm;

/** The monitors written in Java that ship. */
public final class HostMonitors {
  private static final List<Vmm> ALL =
      List.of(new TrapAndEmulate(), new Hybrid(), new RoundRobin());

  private HostMonitors() {}

  /** All of them. */
  public static List<Vmm> all() {
    return ALL;
  }
}
