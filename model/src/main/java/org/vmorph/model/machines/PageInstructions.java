package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * The instructions that all machines with pages share.
 *
 * @param <C> where the entries lie
 */
final class PageInstructions<C extends Paging> extends PageParts<C> {
  private final CommonInstructions<C> common;

  /** How a program learns how many frames it has. */
  final Instruction SIZE_RA =
      instruction(0x07, "size", REG)
          .privileged()
          .says("Load ra with the number of words that all frames have.")
          .does(set(RA, wide(FRAMED)));

  /** How a monitor reaches all of its guest's frames, of which no page need lead to one. */
  final Instruction LDA =
      instruction(0x08, "lda", REG_ADDRESS)
          .privileged()
          .says("Load ra from storage word ea, whatever the page registers.")
          .does(set(RA, absolute(EA)));

  final Instruction STA =
      instruction(0x09, "sta", REG_ADDRESS)
          .privileged()
          .says("Store ra into storage word ea, whatever the page registers.")
          .does(set(absolute(EA), RA));

  /** The instructions of a shape. */
  PageInstructions(Shape shape, Declaring<C> declare) {
    super(shape, declare);
    common = new CommonInstructions<>(shape, declare);
  }

  /** The machine that has these instructions as well, where the manual would have them. */
  Architecture machine(String name, String says, Instruction... control) {
    return machine(name, says, common.with(List.of(control), List.of(SIZE_RA, LDA, STA)));
  }
}
