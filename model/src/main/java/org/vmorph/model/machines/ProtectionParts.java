package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** What the instructions of a machine with protection registers speak of: (E, M, P, C), and pp. */
class ProtectionParts extends CommonParts<ProtectionRegisters> {
  /** {@code ra, ppi}: protection register i. */
  final Form REG_PROTECTION =
      form(
          "ra, ppi",
          "o8 a%d 0%d i%d"
              .formatted(
                  shape.registerBits(),
                  shape.wordBits() - 8 - shape.registerBits() - ProtectionRegisters.NUMBER_BITS,
                  ProtectionRegisters.NUMBER_BITS));

  /** Protection register i. */
  final Word.Place PP =
      control.registers.at(new Word.Operand("i", ProtectionRegisters.NUMBER_BITS));

  /** How it takes a trap: through the last two words of storage. */
  final PswSwap SWAP =
      new PswSwap(E, PSW, cause, StoragePlace.beforeEnd(2), StoragePlace.beforeEnd(1));

  /** The parts of a shape. */
  ProtectionParts(Shape shape) {
    super(shape, 1, ProtectionRegisters::new);
  }

  /** The machine that has these instructions; it begins with the PSW that a trap would find. */
  final Architecture machine(String name, String says, List<Instruction> instructions) {
    return machine(
        name,
        says,
        2,
        new Architecture.Mode(M, 0, 1),
        Optional.empty(),
        Optional.empty(),
        SWAP,
        Cycle.NOTHING,
        List.of(set(PSW, SWAP.newPsw())),
        instructions);
  }
}
