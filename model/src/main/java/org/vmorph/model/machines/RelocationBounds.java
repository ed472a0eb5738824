package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** R = (l, b), which decides alike for fetches, loads and stores. */
public final class RelocationBounds implements StorageControl {
  /** l, n bits: where the window begins. */
  public final Cell l;

  /** b, n bits: how many words the window has. */
  public final Cell b;

  private final Shape shape;

  /** Declares them. */
  public RelocationBounds(Shape shape, Components components) {
    this.shape = shape;
    l = components.cell("l", shape.addressBits(), Role.RESOURCE);
    b = components.cell("b", shape.addressBits(), Role.RESOURCE);
  }

  /** As a machine has it. */
  public Relocation relocation() {
    return new Relocation(l, b);
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
  public Addressing fetch(File storage) {
    return new Addressing(
        "E[%s]",
        shape.addressBits(),
        shape.wordBits(),
        address -> checks(address.extend(shape.wordBits())),
        address -> List.of(storage.at(l, address)));
  }

  @Override
  public Addressing load(File storage) {
    return new Addressing(
        "E[%s]",
        shape.wordBits(),
        shape.wordBits(),
        this::checks,
        address -> List.of(storage.at(l, address.low(shape.addressBits()))));
  }

  @Override
  public Addressing store(File storage) {
    return load(storage);
  }

  /**
   * Both tests of the paper: a below b on all bits, then a + l below q in n + 1 bits, which never
   * wraps.
   */
  private List<Addressing.Check> checks(Word address) {
    int n = shape.addressBits();
    var sum = l.extend(n + 1).plus(address.low(n).extend(n + 1));
    return List.of(
        new Addressing.Check(address.below(b.extend(shape.wordBits())).not(), CommonParts.MEMORY),
        new Addressing.Check(sum.below(new Word.Size(n).extend(n + 1)).not(), CommonParts.MEMORY));
  }
}
