package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;

/** M and R in one word, laid out as in the PSW: from the hardware, or from a PSW it has stored. */
final class Control {
  private final Cell[] cells;
  private final int[] lows;
  private final long mask;

  Control(Architecture machine) {
    var shown = new ArrayList<Cell>(List.of(machine.mode().cell()));
    machine.relocation().ifPresent(r -> shown.addAll(List.of(r.base(), r.bound())));
    boolean swaps = machine.trapEntry() instanceof PswSwap;
    var psw = swaps ? new PswWord(machine) : null;
    cells = shown.toArray(Cell[]::new);
    lows = shown.stream().mapToInt(cell -> psw == null ? 0 : psw.low(cell)).toArray();
    long all = 0;
    for (int i = 0; i < cells.length; i++) {
      all |= Concrete.low(-1, cells[i].bits()) << lows[i];
    }
    mask = all;
  }

  /** As the hardware has them. */
  long of(Machine machine) {
    long word = 0;
    for (int i = 0; i < cells.length; i++) {
      word |= machine.get(cells[i]) << lows[i];
    }
    return word;
  }

  /** As they were when the hardware stored this PSW. */
  long of(long psw) {
    return psw & mask;
  }
}
