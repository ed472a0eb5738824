package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/**
 * A machine like the paper's with page registers in place of R. They are in force while T is 1, in
 * either mode, so that an instruction means the same in both; and they are loaded while they are
 * not in force, or a monitor would move itself from under its own feet.
 */
public final class ThirdGenerationPages extends PageParts<PageRegisters> {
  /** A page has 2^this words. */
  final int offsetBits;

  /** {@code ra, pri}: page register i. */
  private final Form REG_PAGE =
      form(
          "ra, pri",
          "o8 a%d 0%d i%d"
              .formatted(
                  shape.registerBits(),
                  shape.wordBits() - 8 - shape.registerBits() - Paging.NUMBER_BITS,
                  Paging.NUMBER_BITS));

  private final Word.Place PR = control.registers.at(new Word.Operand("i", Paging.NUMBER_BITS));

  // Control sensitive: they change or show which frames there are for whom.

  final Instruction LPR =
      instruction(0x02, "lpr", REG_PAGE)
          .privileged()
          .says(
              "Load page register i from ra: valid, writable and the frame's number, side by side"
                  + " in its low bits.")
          .does(set(PR, RA.low(control.entryBits)));

  final Instruction SPR =
      instruction(0x03, "spr", REG_PAGE)
          .privileged()
          .says("Store page register i into ra.")
          .does(set(RA, wide(PR)));

  /** The machine. */
  public final Architecture machine;

  /**
   * The machine of a shape.
   *
   * @param offsetBits a page has 2^offsetBits words
   */
  public ThirdGenerationPages(Shape shape, int offsetBits) {
    super(shape, PageRegisters.of(offsetBits));
    this.offsetBits = offsetBits;
    machine =
        new PageInstructions<>(shape, PageRegisters.of(offsetBits))
            .machine(
                "third-generation-pages",
                "A machine like the paper's with eight page registers in place of R, and a bit T of"
                    + " the PSW that puts them into force.",
                LPR,
                SPR);
  }
}
