package org.vmorph.conformance.run.again;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
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
 * @param states both sides after it; empty where nobody looks at them
 */
public record Row(
    long step,
    OptionalLong address,
    long word,
    Optional<Instruction> instruction,
    OptionalLong psw,
    Did bare,
    Did virtual,
    Optional<States> states) {
  /** The two sides. */
  public record States(Snapshot bare, Snapshot virtual) {}

  /** The bare machine after it, if it is one of the last steps. */
  public Snapshot bareState() {
    return states.orElseThrow().bare();
  }

  /** The virtual machine after it, if it is one of the last steps. */
  public Snapshot virtualState() {
    return states.orElseThrow().virtual();
  }

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
        Optional.of(new States(divergence.bareState(), divergence.virtualState())));
  }
}
