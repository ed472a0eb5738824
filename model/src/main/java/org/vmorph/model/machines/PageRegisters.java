package org.vmorph.model.machines;

import java.util.List;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** Page registers pr[0] to pr[7]. */
final class PageRegisters extends Paging {
  /** pr: an entry each. */
  final File registers;

  private PageRegisters(Shape shape, int offsetBits, Components components) {
    super(shape, offsetBits, components);
    registers = components.file("pr", entryBits, NUMBER_BITS, Role.RESOURCE);
  }

  /**
   * Page registers for pages of a size.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  static Declaring<PageRegisters> of(int offsetBits) {
    return (shape, components) -> new PageRegisters(shape, offsetBits, components);
  }

  @Override
  Word found(Word page, File storage) {
    return registers.at(page);
  }

  @Override
  List<Addressing.Check> lookup(Word page) {
    return List.of();
  }
}
