package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** A table of pages in storage, looked up at every access: E[TB] to E[TB + 7]. */
final class PageTable extends Paging {
  /** TB, n bits: where the table begins, an address of storage. */
  final Cell base;

  private PageTable(Shape shape, int offsetBits, Components components) {
    super(shape, offsetBits, components);
    base = components.cell("TB", n, Role.RESOURCE);
  }

  /**
   * A table for pages of a size.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  static Declaring<PageTable> of(int offsetBits) {
    return (shape, components) -> new PageTable(shape, offsetBits, components);
  }

  @Override
  Word found(Word page, File storage) {
    return storage.at(base, page.extend(n)).low(entryBits);
  }

  /** An entry beyond the frames is a memory trap; the sum has n + 1 bits and never wraps. */
  @Override
  List<Addressing.Check> lookup(Word page) {
    var sum = base.extend(n + 1).plus(page.extend(n + 1));
    return List.of(memory(inForce.is(1).and(sum.below(framed().extend(n + 1)).not())));
  }
}
