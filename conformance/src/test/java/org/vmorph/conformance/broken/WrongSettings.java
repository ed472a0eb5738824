package org.vmorph.conformance.broken;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.setting.Setting;

/** Settings in which something must diverge, for properties. */
public final class WrongSettings {
  private WrongSettings() {}

  /** Every broken monitor, and some flawed machines under a tower of two. */
  public static Arbitrary<Setting> any() {
    var broken =
        BrokenMonitor.ALL.stream()
            .map(monitor -> Setting.of(monitor.machine(), List.of(monitor.vmm())));
    var flawed =
        Stream.of("jrst1", "read-b", "store-past", "legacy")
            .map(machine -> Settings.sound(machine, 2).withWords(80).withBudget(300));
    return Arbitraries.of(Stream.concat(broken, flawed).toList());
  }
}
