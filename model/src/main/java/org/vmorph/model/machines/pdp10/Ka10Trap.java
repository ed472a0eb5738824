package org.vmorph.model.machines.pdp10;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Word;

/**
 * How the processor takes a trap: out of user mode, by the instruction in the unrelocated 41, which
 * is a JSR, or is taken for a JRST; the word that 40 receives is left out. A refused address
 * interrupts on the processor's own channel on the real machine; here it comes the same way. PDP-10
 * System Reference Manual, 2.10.
 */
enum Ka10Trap implements TrapEntry {
  ENTRY;

  @Override
  public List<Act> acts(Cause cause) {
    var fortyOne = at(041);
    var isJsr = fortyOne.slice(27, 9).is(0264);
    var there = Ka10Parts.right(fortyOne);
    var isThere = there.below(new Word.Size(there.bits()));
    return List.of(
        when(isJsr.and(isThere), set(Ka10Parts.E.at(there), Ka10Parts.saved())),
        set(Ka10Parts.PC, choose(isJsr, there.plus(1), there)),
        set(Ka10Parts.USER, literal(0, 1)));
  }

  /** As long as a JSR lies in 41: who traps anybody sees to it. */
  @Override
  public List<Saved> saved(Cause cause) {
    var stored = Ka10Parts.E.at(Ka10Parts.PC.plus(-1));
    return List.of(
        new Saved(Ka10Parts.USER, stored.slice(Ka10Parts.USER_BIT, 1)),
        new Saved(Ka10Parts.PC, Ka10Parts.right(stored).plus(-1)));
  }

  private static Word.At at(long number) {
    return Ka10Parts.E.at(literal(number, 18));
  }
}
