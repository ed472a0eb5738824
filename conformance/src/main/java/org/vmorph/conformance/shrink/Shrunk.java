package org.vmorph.conformance.shrink;

import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.finding.Divergence;

/**
 * A divergence made small.
 *
 * @param found as it was found
 * @param smallest the smallest of its kind that was met
 * @param tries how many programs were run on the way
 */
public record Shrunk(Divergence found, Divergence smallest, int tries) {
  /** A divergence that is as small as it is. */
  public static Shrunk not(Divergence found) {
    return new Shrunk(found, found, 0);
  }

  /** Instructions the program executed as it was found. */
  public long instructionsBefore() {
    return Trace.instructions(found);
  }

  /** Instructions it executes now. */
  public long instructionsAfter() {
    return Trace.instructions(smallest);
  }
}
