package org.vmorph.model.text;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.Instruction;

/** How an instruction lies in the words of storage: in one, or in several one behind the other. */
final class Units {
  private final int bits;
  private final Endian endian;

  Units(Architecture machine) {
    this.bits = machine.storage().bits();
    this.endian =
        machine
            .fetch()
            .flatMap(fetch -> fetch.parcels())
            .map(how -> how.endian())
            .orElse(Endian.BIG);
  }

  /** How many words of storage an instruction has. */
  int count(Instruction instruction) {
    return Math.max(1, instruction.pattern().bits() / bits);
  }

  /** The words of an instruction, from its address on; bits that a word lacks are for it to cut. */
  long[] of(Instruction instruction, long word) {
    var units = new long[count(instruction)];
    for (int i = 0; i < units.length; i++) {
      units[i] = word >>> bits * (endian == Endian.LITTLE ? i : units.length - 1 - i);
    }
    return units;
  }
}
