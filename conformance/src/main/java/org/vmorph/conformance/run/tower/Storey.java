package org.vmorph.conformance.run.tower;

import java.util.Optional;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;

/**
 * What became of some guests under so many monitors, one on the other; counted from switching on.
 *
 * @param depth how many monitors; 0 is the bare machine
 * @param words the storage of the real machine
 * @param guests how many guests
 * @param halted how many of them halted
 * @param instructions steps of the real machine
 * @param traps N: traps of the real machine, interrupts apart
 * @param privileged P: privileged instructions completed in real supervisor mode, halts included
 * @param comparisons how often the guest's state was compared with the bare machine's
 * @param divergence the first one
 * @param lost the monitor, if it is gone or does not come back; then nothing more is known
 */
public record Storey(
    int depth,
    long words,
    long guests,
    long halted,
    long instructions,
    long traps,
    long privileged,
    long comparisons,
    Optional<Divergence> divergence,
    Optional<Lost> lost) {
  /**
   * The trap law, {@code N(n + 1) = N(n) + P(n)}: what the machine did without a trap in supervisor
   * mode, a monitor under it has to do for it.
   *
   * @param below the storey with one monitor less
   */
  public boolean obeysTrapLaw(Storey below) {
    return traps == below.traps + below.privileged;
  }
}
