package org.vmorph.model.machines.ia32;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Cell;

/** What a maker leaves open, and what a system has set up while a program runs. */
final class Ia32Parameters {
  static final Parameter VENDOR =
      Parameter.choice("cpuid.vendor", List.of("intel", "amd"), "What CPUID calls the processor.");

  static final Parameter UMIP =
      bit("cr4.umip", "Whether SGDT, SIDT, SLDT, SMSW and STR are refused outside ring 0; 2.5.");

  static final Parameter TSD = bit("cr4.tsd", "Whether RDTSC is refused outside ring 0; 2.5.");

  static final Parameter PCE = bit("cr4.pce", "Whether RDPMC is allowed outside ring 0; 2.5.");

  static final Parameter IOPL_LEVEL =
      assumed(
          "iopl",
          "The outermost ring that CLI, STI, IN and OUT are allowed; volume 3, 2.3.",
          "0",
          "1",
          "2",
          "3");

  /** As systems usually have it. */
  static final Settings USUAL = Settings.usual(VENDOR, UMIP, TSD, PCE, IOPL_LEVEL);

  private Ia32Parameters() {}

  private static Parameter bit(String name, String says) {
    return assumed(name, says + " Volume 3.", "0", "1");
  }

  /** One of these, usually the first, or anything. */
  private static Parameter assumed(String name, String says, String... values) {
    var all = new ArrayList<>(List.of(values));
    all.add(Parameter.ANY);
    return Parameter.choice(name, all, says);
  }

  /** What cells hold as these are set. */
  static Map<Cell, Long> assumed(Ia32State is, Settings settings) {
    var all = new LinkedHashMap<Cell, Long>();
    Map.of(is.UMIP, UMIP, is.TSD, TSD, is.PCE, PCE, is.IOPL, IOPL_LEVEL)
        .forEach(
            (cell, parameter) -> {
              var value = settings.of(parameter);
              if (!value.equals(Parameter.ANY)) {
                all.put(cell, Long.parseLong(value));
              }
            });
    return all;
  }
}
