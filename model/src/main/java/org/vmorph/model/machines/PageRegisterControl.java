package org.vmorph.model.machines;

import org.vmorph.model.arch.Components;
import org.vmorph.model.arch.PageRegisters;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/** Page registers pr[0] to pr[7]. */
final class PageRegisterControl extends PageControl {
  /** pr: an entry each. */
  final File registers;

  private PageRegisterControl(Shape shape, int offsetBits, Components components) {
    super(shape, offsetBits, components);
    registers = components.file("pr", entryBits, NUMBER_BITS, Role.RESOURCE);
  }

  /**
   * Page registers for pages of a size.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  static Declaring<PageRegisterControl> of(int offsetBits) {
    return (shape, components) -> new PageRegisterControl(shape, offsetBits, components);
  }

  @Override
  public PageRegisters translation(File storage) {
    return new PageRegisters(storage, inForce, registers, offsetBits, CommonParts.MEMORY);
  }
}
