package org.vmorph.conformance.run;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Instruction;

/**
 * One step of a comparison.
 *
 * @param step its number, from 1
 * @param address where in the guest's storage the instruction lies; empty if it could not be
 *     fetched
 * @param word what was fetched
 * @param instruction what it stands for, if anything
 * @param psw where in the guest's storage the PSW lies that was loaded, if one was
 * @param bare what the bare machine did
 * @param virtual what the virtual machine did
 * @param bareState the bare machine after it
 * @param virtualState the virtual machine after it
 */
public record Row(
    long step,
    OptionalLong address,
    long word,
    Optional<Instruction> instruction,
    OptionalLong psw,
    Did bare,
    Did virtual,
    Snapshot bareState,
    Snapshot virtualState) {
  /** The same step, ending as it did when it was one of many. */
  Row ending(Divergence divergence) {
    return new Row(
        step,
        address,
        word,
        instruction,
        psw,
        divergence.bare(),
        divergence.virtual(),
        divergence.bareState(),
        divergence.virtualState());
  }
}
