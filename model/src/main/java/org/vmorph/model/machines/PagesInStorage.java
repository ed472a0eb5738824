package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * The machine with pages whose table lies in storage: what a store changes may be the table, and
 * then it changes where addresses lead, without a trap.
 */
final class PagesInStorage extends PageParts<PageTable> {
  final Instruction LTB =
      instruction(0x02, "ltb", REG)
          .privileged()
          .says("Load TB, the address of storage where the table of pages begins, from ra.")
          .does(set(control.base, narrow(RA)));

  final Instruction STB =
      instruction(0x03, "stb", REG)
          .privileged()
          .says("Store TB into ra.")
          .does(set(RA, wide(control.base)));

  /** The machine. */
  final Architecture machine;

  /**
   * The machine of a shape.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  PagesInStorage(Shape shape, int offsetBits) {
    super(shape, PageTable.of(offsetBits));
    machine =
        new PageInstructions<>(shape, PageTable.of(offsetBits))
            .machine(
                "pages-in-storage",
                "Keeps its table of pages in storage, where a store can change it.",
                LTB,
                STB);
  }
}
