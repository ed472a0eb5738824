package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/** R = (l, b), which decides alike for fetches, loads and stores. */
public final class RelocationControl implements StorageControl {
  /** l, n bits: where the window begins. */
  public final Cell l;

  /** b, n bits: how many words the window has. */
  public final Cell b;

  /** Declares them. */
  public RelocationControl(Shape shape, Components components) {
    l = components.cell("l", shape.addressBits(), Role.RESOURCE);
    b = components.cell("b", shape.addressBits(), Role.RESOURCE);
  }

  @Override
  public String says() {
    return "relocation-bounds";
  }

  @Override
  public List<Cell> shown() {
    return List.of(l, b);
  }

  @Override
  public Relocation translation(File storage) {
    return new Relocation(storage, l, b, CommonParts.MEMORY);
  }
}
