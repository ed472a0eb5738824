package org.vmorph.vmm.host;

import java.util.Arrays;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/** Reads and writes the fields of a PSW word, by the machine's own layout. */
final class VirtualPsw {
  private static final int NOT_SHOWN = -1;

  private final Word.Packed layout;

  /** The lowest bit of a cell's field, by slot: this is asked for at every step of a guest. */
  private final int[] lows;

  VirtualPsw(Word.Packed layout) {
    this.layout = layout;
    var cells =
        layout.fields().stream()
            .map(Word.Field::cell)
            .filter(Cell.class::isInstance)
            .map(Cell.class::cast)
            .toList();
    lows = new int[cells.stream().mapToInt(Cell::slot).max().orElse(NOT_SHOWN) + 1];
    Arrays.fill(lows, NOT_SHOWN);
    for (var field : layout.fields()) {
      if (field.cell() != null) {
        lows[field.cell().slot()] = layout.low(field);
      }
    }
  }

  long get(long word, Cell cell) {
    return Concrete.low(word >>> low(cell), cell.bits());
  }

  long with(long word, Cell cell, long value) {
    long mask = Concrete.low(-1, cell.bits()) << low(cell);
    return word & ~mask | value << low(cell) & mask;
  }

  private int low(Cell cell) {
    if (cell.slot() >= lows.length || lows[cell.slot()] == NOT_SHOWN) {
      throw new IllegalArgumentException(layout.name() + " does not show " + cell);
    }
    return lows[cell.slot()];
  }
}
