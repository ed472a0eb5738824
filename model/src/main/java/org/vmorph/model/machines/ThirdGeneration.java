package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * The machine of the paper, with enough instructions to write an operating system and a monitor in.
 * Its shape is a parameter.
 */
public final class ThirdGeneration extends ThirdGenerationParts {
  /** Those that other machines have as well. */
  final CommonInstructions<RelocationBounds> common =
      new CommonInstructions<>(shape, RelocationBounds::new);

  /** Control sensitive: it changes R. */
  final Instruction LRB =
      instruction(0x02, "lrb", REG)
          .privileged()
          .says("Load the relocation-bounds register R = (l, b) from ra.")
          .does(set(R, RA));

  /** Location sensitive: it shows R. How a program learns its storage size after reset. */
  final Instruction SRB =
      instruction(0x03, "srb", REG)
          .privileged()
          .says("Store the relocation-bounds register R = (l, b) into ra.")
          .does(set(RA, R));

  /** The machine. */
  public final Architecture machine =
      machine(
          "third-generation",
          "The machine of the paper: storage E, mode M, program counter P, relocation-bounds R ="
              + " (l, b).",
          with());

  /** The machine of a shape. */
  public ThirdGeneration(Shape shape) {
    super(shape);
  }

  /** All its instructions, and more privileged ones where the manual would have them. */
  List<Instruction> with(Instruction... privileged) {
    return common.with(List.of(LRB, SRB), List.of(privileged));
  }
}
