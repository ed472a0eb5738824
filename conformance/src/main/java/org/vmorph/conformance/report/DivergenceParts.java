package org.vmorph.conformance.report;

import java.util.List;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Trace;

/**
 * What {@link DivergenceText} prints together, by itself: for reports with a place for each.
 *
 * @param listing the program, each word as it was used
 * @param sideBySide the steps, a column for each party
 */
public record DivergenceParts(String listing, String sideBySide) {
  /** The parts of a divergence, which is run once more for them. */
  public static DivergenceParts of(Divergence divergence) {
    var trace = Trace.of(divergence);
    return new DivergenceParts(
        text(Listing.of(divergence.program(), trace)),
        text(new StepTable(divergence, trace).lines()));
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
