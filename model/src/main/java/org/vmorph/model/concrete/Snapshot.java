package org.vmorph.model.concrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;

/**
 * A machine state that stays as it is, to be printed ({@link SnapshotText}) and compared field by
 * field.
 */
public final class Snapshot {
  private final Architecture machine;
  private final long size;
  private final long[] cells;
  private final List<long[]> files;

  /**
   * A state.
   *
   * @param size q
   * @param cells the one-word components, by slot
   * @param files the contents, by slot, each as far as it is not zero
   */
  public Snapshot(Architecture machine, long size, long[] cells, List<long[]> files) {
    this.machine = machine;
    this.size = size;
    this.cells = cells.clone();
    this.files = files.stream().map(long[]::clone).toList();
  }

  /** Where two states differ: a component, the index if it is a file, and both words. */
  public record Difference(Component component, long index, long left, long right) {
    @Override
    public String toString() {
      return component.name()
          + (component instanceof File ? "[" + index + "]" : "")
          + " "
          + Long.toHexString(left)
          + " # "
          + Long.toHexString(right);
    }
  }

  /** The machine whose state it is. */
  public Architecture machine() {
    return machine;
  }

  /** q. */
  public long size() {
    return size;
  }

  /** The word in a cell. */
  public long get(Cell cell) {
    return cells[cell.slot()];
  }

  /** A word of a file. */
  public long load(File file, long index) {
    var words = files.get(file.slot());
    return index < words.length ? words[(int) index] : 0;
  }

  /** How far a file is used: its last word that is not zero, plus one. */
  public int used(File file) {
    return files.get(file.slot()).length;
  }

  /** Whether it is a state of such a machine, of so many words. */
  public boolean isOf(Architecture other, long words) {
    return size == words && machine.components().equals(other.components());
  }

  /**
   * Every difference, cells first. Storage size is compared as q of the machine, and must agree.
   */
  public List<Difference> differences(Snapshot that) {
    if (!isOf(that.machine, that.size)) {
      throw new IllegalArgumentException(
          "states of different machines: "
              + machine
              + " q="
              + size
              + ", "
              + that.machine
              + " q="
              + that.size);
    }
    var list = new ArrayList<Difference>();
    for (var cell : machine.cells()) {
      if (get(cell) != that.get(cell)) {
        list.add(new Difference(cell, 0, get(cell), that.get(cell)));
      }
    }
    for (var file : machine.files()) {
      for (int i = 0; i < Math.max(used(file), that.used(file)); i++) {
        if (load(file, i) != that.load(file, i)) {
          list.add(new Difference(file, i, load(file, i), that.load(file, i)));
        }
      }
    }
    return list;
  }

  /** Makes a machine continue from this state. */
  public void restore(Machine onto) {
    onto.reset();
    for (var cell : machine.cells()) {
      onto.set(cell, get(cell));
    }
    for (var file : machine.files()) {
      long end = file.equals(machine.storage()) ? onto.size() : used(file);
      for (int i = 0; i < end; i++) {
        onto.store(file, i, load(file, i));
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Snapshot that
        && machine.name().equals(that.machine.name())
        && size == that.size
        && differences(that).isEmpty();
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells) + 31 * Long.hashCode(size);
  }

  @Override
  public String toString() {
    return SnapshotText.print(this);
  }
}
