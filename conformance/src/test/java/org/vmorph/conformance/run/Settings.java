package org.vmorph.conformance.run;

import java.util.Collections;
import java.util.List;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Settings that tests share. */
public final class Settings {
  private Settings() {}

  /** The monitor as it should be, some times deep. */
  public static Setting sound(String machine, int depth) {
    return Setting.of(
        Machines.named(machine).orElseThrow(),
        Collections.<Vmm>nCopies(depth, new TrapAndEmulate()));
  }

  /** These monitors as they should be, the outermost first. */
  public static Setting tower(String machine, List<Vmm> monitors) {
    return Setting.of(Machines.named(machine).orElseThrow(), monitors);
  }
}
