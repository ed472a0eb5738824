package org.vmorph.vmm.host;

import java.util.Arrays;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/**
 * The simulated mode and the virtual R of a guest, which the hardware no longer shows, packed as in
 * a PSW by the machine's own layout.
 */
final class VirtualPsw {
  /** The monitor's cell that keeps it. */
  static final long AT = 2;

  private static final int NOT_SHOWN = -1;

  private final Word.Packed layout;
  private final Cell mode;
  private final Relocation relocation;

  /** The lowest bit of a cell's field, by slot: this is asked for at every step of a guest. */
  private final int[] lows;

  VirtualPsw(Architecture machine) {
    this.layout = ((PswSwap) machine.trapEntry()).psw();
    this.mode = machine.mode().cell();
    this.relocation = machine.relocation().orElseThrow();
    lows = new int[machine.cells().size()];
    Arrays.fill(lows, NOT_SHOWN);
    for (var field : layout.fields()) {
      if (field.cell() != null) {
        lows[field.cell().slot()] = layout.low(field);
      }
    }
  }

  /** Whether the guest's own word of this cell is here, and not in the hardware. */
  boolean isVirtual(Cell cell) {
    // A cell is known by its slot; to compare all of it costs more than the rest of a step.
    int slot = cell.slot();
    return slot == mode.slot()
        || slot == relocation.base().slot()
        || slot == relocation.bound().slot();
  }

  /** Puts the guest's own words where its cells are. */
  void unpack(long word, long[] cells) {
    cells[mode.slot()] = get(word, mode);
    cells[relocation.base().slot()] = get(word, relocation.base());
    cells[relocation.bound().slot()] = get(word, relocation.bound());
  }

  long get(long word, Cell cell) {
    return Concrete.low(word >>> low(cell), cell.bits());
  }

  long with(long word, Cell cell, long value) {
    long mask = Concrete.low(-1, cell.bits()) << low(cell);
    return word & ~mask | value << low(cell) & mask;
  }

  /**
   * Where the hardware traps to: supervisor mode, all of storage. There is no code there; Java is
   * the code.
   */
  long ofMonitor(Architecture machine, long size) {
    long supervisor = with(0, mode, machine.mode().supervisor());
    return with(supervisor, relocation.bound(), size);
  }

  int low(Cell cell) {
    if (lows[cell.slot()] == NOT_SHOWN) {
      throw new IllegalArgumentException(layout.name() + " does not show " + cell);
    }
    return lows[cell.slot()];
  }

  /**
   * Where a word of the guest's storage lies in its host's.
   *
   * @throws IndexOutOfBoundsException if the guest has no such word
   */
  static long inside(long index, long w) {
    if (index < 0 || index >= w) {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + w);
    }
    return TrapAndEmulate.K + index;
  }
}
