package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Host;

/**
 * What a guest has of the processor and of the console, put away while another one is active. At
 * first everything is 0. Storage is not put away: each guest has its own.
 */
final class Retired {
  private final List<Cell> components;
  private final List<File> registers;
  private final Worlds worlds;
  private final long[] cells;
  private final long[][] files;

  Retired(Architecture machine, Worlds worlds) {
    this.components = machine.cells();
    this.registers = new ArrayList<>(machine.files());
    registers.remove(machine.storage());
    this.worlds = worlds;
    this.cells = new long[components.size()];
    this.files = new long[machine.files().size()][0];
  }

  long get(Cell cell) {
    return cells[cell.slot()];
  }

  void set(Cell cell, long word) {
    cells[cell.slot()] = Concrete.low(word, cell.bits());
  }

  long load(File file, long index) {
    var words = files[file.slot()];
    return index < words.length ? words[(int) index] : 0;
  }

  long used(File file) {
    return files[file.slot()].length;
  }

  void store(File file, long index, long word) {
    int least = Math.toIntExact(index + 1);
    if (files[file.slot()].length < least) {
      files[file.slot()] = Arrays.copyOf(files[file.slot()], least);
    }
    files[file.slot()][(int) index] = Concrete.low(word, file.bits());
  }

  /** Puts away what the host has. */
  void putAway(Host host) {
    host.loadCells(cells);
    for (var file : registers) {
      var words = new long[Math.toIntExact(host.used(file))];
      for (int i = 0; i < words.length; i++) {
        words[i] = worlds.keeps(file, i) ? host.load(file, i) : load(file, i);
      }
      files[file.slot()] = words;
    }
  }

  /** Puts it back, and nothing of anybody else's stays. */
  void putBack(Host host) {
    for (var cell : components) {
      host.set(cell, cells[cell.slot()]);
    }
    for (var file : registers) {
      long end = Math.max(used(file), host.used(file));
      for (long i = 0; i < end; i++) {
        if (worlds.keeps(file, i)) {
          host.store(file, i, load(file, i));
        }
      }
    }
  }
}
