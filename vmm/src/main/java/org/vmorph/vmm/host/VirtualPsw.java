package org.vmorph.vmm.host;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.meaning.Domain;

/**
 * The simulated mode and the virtual R of a guest, which the hardware no longer shows, packed as in
 * a PSW by the machine's own layout.
 */
final class VirtualPsw {
  /** The monitor's cell that keeps it. */
  static final long AT = 2;

  private final PswWord layout;
  private final int bits;
  private final Cell mode;
  private final Relocation relocation;

  VirtualPsw(Architecture machine) {
    this.layout = new PswWord(machine);
    this.bits = machine.storage().bits();
    this.mode = machine.mode().cell();
    this.relocation = machine.relocation().orElseThrow();
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
    return layout.get(word, cell);
  }

  long with(long word, Cell cell, long value) {
    return layout.with(word, cell, value);
  }

  /** The same over any domain. */
  <W, B, M> W get(Domain<W, B, M> domain, W word, Cell cell) {
    return domain.slice(word, low(cell), cell.bits());
  }

  /** The same over any domain. */
  <W, B, M> W with(Domain<W, B, M> domain, W word, Cell cell, W value) {
    int low = low(cell);
    int above = bits - low - cell.bits();
    var joined =
        low == 0 ? value : domain.join(value, cell.bits(), domain.slice(word, 0, low), low);
    return above == 0
        ? joined
        : domain.join(
            domain.slice(word, low + cell.bits(), above), above, joined, low + cell.bits());
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
    return layout.low(cell);
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
