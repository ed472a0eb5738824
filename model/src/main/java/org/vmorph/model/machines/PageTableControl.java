package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.Paging;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** A table of pages in storage, looked up at every access: E[TB] to E[TB + 7]. */
final class PageTableControl extends PageControl {
  /** TB, n bits: where the table begins, an address of storage. */
  final Cell base;

  private PageTableControl(Shape shape, int offsetBits, Components components) {
    super(shape, offsetBits, components);
    base = components.cell("TB", n, Role.RESOURCE);
  }

  /**
   * A table for pages of a size.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  static Declaring<PageTableControl> of(int offsetBits) {
    return (shape, components) -> new PageTableControl(shape, offsetBits, components);
  }

  @Override
  public Paging translation(File storage) {
    return new Table(storage, inForce, base, offsetBits, CommonParts.MEMORY);
  }

  private record Table(File storage, Cell on, Cell base, int pageBits, Cause cause)
      implements Paging {
    @Override
    public int numberBits() {
      return NUMBER_BITS;
    }

    @Override
    public Word found(Word page) {
      return storage.at(base, page.extend(storage.indexBits())).low(entryBits());
    }

    /** An entry beyond the frames is a memory trap; the sum has n + 1 bits and never wraps. */
    @Override
    public List<Addressing.Check> lookup(Word page) {
      int n = storage.indexBits();
      var sum = base.extend(n + 1).plus(page.extend(n + 1));
      var end = frames().join(new Word.Literal(0, pageBits)).extend(n + 1);
      return List.of(new Addressing.Check(on.is(1).and(sum.below(end).not()), cause));
    }
  }
}
