package org.vmorph.model.machines;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * A machine like the paper's with protection registers in place of R: a program lies where it lies,
 * and is only told how far it may go. The PSWs of a trap are the last words of storage, so that a
 * guest at the beginning of it has its own, and whoever is behind it has those of the hardware.
 */
public final class ThirdGenerationProtect extends ProtectionParts {
  private final CommonInstructions<ProtectionRegisters> common =
      new CommonInstructions<>(shape, ProtectionRegisters::new);

  // Control sensitive: they change or show what is allowed to whom.

  final Instruction LPP =
      instruction(0x02, "lpp", REG_PROTECTION)
          .privileged()
          .says(
              "Load protection register i from ra: first and last address, and what is allowed"
                  + " there: execute, write, read; side by side in its low bits.")
          .does(set(PP, RA.low(PP.bits())));

  final Instruction SPP =
      instruction(0x03, "spp", REG_PROTECTION)
          .privileged()
          .says("Store protection register i into ra.")
          .does(set(RA, wide(PP)));

  /** How a program learns how much storage it has. */
  final Instruction SIZE_RA =
      instruction(0x07, "size", REG)
          .privileged()
          .says("Load ra with q, the size of storage.")
          .does(set(RA, wide(SIZE)));

  /** The machine. */
  public final Architecture machine =
      machine(
          "third-generation-protect",
          "A machine like the paper's with four protection registers in place of R, and a bit C of"
              + " the PSW that puts them into force.",
          common.with(List.of(LPP, SPP), List.of(SIZE_RA)));

  /** The machine of a shape. */
  public ThirdGenerationProtect(Shape shape) {
    super(shape);
  }
}
