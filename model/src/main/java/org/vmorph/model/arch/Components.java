package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/** The parts of a machine's state, declared one after another. */
public final class Components {
  private final List<Cell> cells = new ArrayList<>();
  private final List<File> files = new ArrayList<>();
  private final List<Component> all = new ArrayList<>();

  /** Declares a component of one word. */
  public Cell cell(String name, int bits, Role role) {
    var cell = new Cell(name, bits, role, cells.size());
    cells.add(cell);
    all.add(cell);
    return cell;
  }

  /** Declares a component of many words. */
  public File file(String name, int bits, int indexBits, Role role) {
    var file = new File(name, bits, indexBits, role, files.size());
    files.add(file);
    all.add(file);
    return file;
  }

  /** The one-word components, by slot. */
  public List<Cell> cells() {
    return List.copyOf(cells);
  }

  /** The files, by slot. */
  public List<File> files() {
    return List.copyOf(files);
  }

  /** Everything, as declared. */
  public List<Component> all() {
    return List.copyOf(all);
  }
}
