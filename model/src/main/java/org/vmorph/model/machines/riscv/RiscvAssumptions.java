package org.vmorph.model.machines.riscv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Cell;

/**
 * What may be assumed of control while a program runs that a monitor has given the processor to:
 * nobody built it so, whoever has the most privileged mode sees to it.
 */
final class RiscvAssumptions {
  /** Of satp: no address spaces. */
  static final String BARE = "bare";

  private static final Map<Parameter, Function<RiscvState, Cell>> CELLS = new LinkedHashMap<>();

  static final Parameter SATP =
      assumed(
          "satp", is -> is.satpMode, "Whether there are address spaces; volume II, 4.1.11.", BARE);

  static {
    assumed(
        "mcounteren",
        is -> is.mcounteren,
        "What counters supervisor and user mode may read; volume II, 3.1.11.",
        "0");
    assumed(
        "scounteren",
        is -> is.scounteren,
        "What counters user mode may read, of those; volume II, 4.1.5.",
        "0");
    assumed(
        "mstatus.mprv",
        is -> is.MPRV,
        "Whether loads and stores are made in another mode; volume II, 3.1.6.3.",
        "0");
    assumed(
        "mstatus.tvm",
        is -> is.TVM,
        "Whether supervisor mode is refused satp and SFENCE.VMA; volume II, 3.1.6.5.",
        "0",
        "1");
    assumed(
        "mstatus.tw",
        is -> is.TW,
        "Whether WFI is refused below machine mode; volume II, 3.1.6.5.",
        "0",
        "1");
    assumed(
        "mstatus.tsr",
        is -> is.TSR,
        "Whether supervisor mode is refused SRET; volume II, 3.1.6.5.",
        "0",
        "1");
    assumed("mie", is -> is.enabled, "Which interrupts are enabled; volume II, 3.1.9.", "0");
  }

  private RiscvAssumptions() {}

  private static Parameter assumed(
      String name, Function<RiscvState, Cell> cell, String says, String... values) {
    var all = new ArrayList<>(List.of(Parameter.ANY));
    all.addAll(List.of(values));
    var parameter = Parameter.choice(name, all, says);
    CELLS.put(parameter, cell);
    return parameter;
  }

  static List<Parameter> parameters() {
    return List.copyOf(CELLS.keySet());
  }

  /** What cells hold as these are set. */
  static Map<Cell, Long> of(RiscvState is, Settings settings) {
    var all = new LinkedHashMap<Cell, Long>();
    CELLS.forEach(
        (parameter, cell) -> {
          var value = settings.of(parameter);
          if (!value.equals(Parameter.ANY)) {
            all.put(cell.apply(is), value.equals(BARE) ? 0 : Long.parseLong(value));
          }
        });
    return all;
  }
}
