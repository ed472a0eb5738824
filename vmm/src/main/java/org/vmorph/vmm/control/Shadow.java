package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Domain;
import org.vmorph.vmm.Host;

/**
 * The control that a guest believes in and the hardware does not show, M and R, and where among its
 * own words a monitor keeps it: what a PSW shows is packed as in a PSW, in word 2; the rest has a
 * word each behind that. On all other components f is the identity.
 */
public final class Shadow {
  /** The own word with all that a PSW shows. Those before it are the PSWs of the hardware. */
  public static final long PACKED = 2;

  private static final long NOWHERE = -1;

  private final PswWord psw;
  private final int bits;

  /** By the slot of the cell. */
  private final boolean[] isPacked;

  private final List<Cell> cells = new ArrayList<>();
  private final List<File> files = new ArrayList<>();

  /** The own words of cells, and the first ones of files, by slot; to compare all costs more. */
  private final long[] ofCell;

  private final long[] ofFile;
  private long words = PACKED + 1;

  /** What a cell of the PSW holds while all of storage is reached. */
  private record Open(Cell cell, ToLongFunction<StateView> word) {}

  private final Open[] open;
  private final long supervisor;
  private final File storage;

  /** Where the PSW lies that a trap loads. */
  private final StoragePlace traps;

  /** The shadow of a machine's control. */
  public Shadow(Architecture machine) {
    this.psw = new PswWord(machine);
    this.bits = machine.storage().bits();
    this.storage = machine.storage();
    this.supervisor = psw.with(0, machine.mode().cell(), machine.mode().supervisor());
    this.traps = machine.trapEntry().places().orElseThrow().next();
    this.open =
        machine.translation().map(Translation::open).orElse(Map.of()).entrySet().stream()
            .map(cell -> new Open(cell.getKey(), StateFunction.of(cell.getValue())))
            .toArray(Open[]::new);
    this.isPacked = new boolean[machine.cells().size()];
    this.ofCell = nowhere(machine.cells().size());
    this.ofFile = nowhere(machine.files().size());
    for (var component : machine.control()) {
      switch (component) {
        case Cell cell when psw.shows(cell) -> {
          isPacked[cell.slot()] = true;
          ofCell[cell.slot()] = PACKED;
          cells.add(cell);
        }
        case Cell cell -> {
          cells.add(cell);
          ofCell[cell.slot()] = words++;
        }
        case File file -> {
          files.add(file);
          ofFile[file.slot()] = words;
          words += used(file);
        }
      }
    }
  }

  private static long[] nowhere(int slots) {
    var all = new long[slots];
    Arrays.fill(all, NOWHERE);
    return all;
  }

  /** How many words a monitor keeps for itself, from its word 0 on. */
  public long words() {
    return words;
  }

  /** The cells that are virtual. */
  List<Cell> cells() {
    return cells;
  }

  /** The files that are virtual. */
  List<File> files() {
    return files;
  }

  /** Whether the guest's own word of a cell is here, and not in the hardware. */
  boolean isVirtual(Cell cell) {
    return ofCell[cell.slot()] != NOWHERE;
  }

  /** Whether the guest's own words of a file are here. */
  boolean isVirtual(File file) {
    return ofFile[file.slot()] != NOWHERE;
  }

  /** The own word in which a virtual cell is. */
  long at(Cell cell) {
    return ofCell[cell.slot()];
  }

  /** The own word in which the first word of a virtual file is. */
  long at(File file) {
    return ofFile[file.slot()];
  }

  /** How many words a virtual file has. */
  long used(File file) {
    return 1L << file.indexBits();
  }

  /** A cell, from the own word in which it is. */
  long get(long own, Cell cell) {
    return isPacked[cell.slot()] ? psw.get(own, cell) : own;
  }

  /** The own word in which a cell is, with another word for the cell. */
  long with(long own, Cell cell, long word) {
    return isPacked[cell.slot()] ? psw.with(own, cell, word) : word;
  }

  /** The same over any domain. */
  <W, B, M> W get(Domain<W, B, M> domain, W own, Cell cell) {
    return domain.slice(own, low(cell), cell.bits());
  }

  /** The same over any domain. */
  <W, B, M> W with(Domain<W, B, M> domain, W own, Cell cell, W word) {
    int low = low(cell);
    int above = bits - low - cell.bits();
    if (!isPacked[cell.slot()]) {
      return above == 0 ? word : domain.extend(word, cell.bits(), bits, false);
    }
    var joined = low == 0 ? word : domain.join(word, cell.bits(), domain.slice(own, 0, low), low);
    return above == 0
        ? joined
        : domain.join(
            domain.slice(own, low + cell.bits(), above), above, joined, low + cell.bits());
  }

  private int low(Cell cell) {
    return isPacked[cell.slot()] ? psw.low(cell) : 0;
  }

  /**
   * Lets a host give its traps to a monitor: with a PSW of supervisor mode and all of storage.
   * There is no code there; Java is the code.
   */
  void takeTraps(Host host) {
    long word = supervisor;
    for (var cell : open) {
      word = psw.with(word, cell.cell(), cell.word().applyAsLong(host));
    }
    host.store(storage, traps.in(host.size()), word);
  }
}
