package org.vmorph.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToLongFunction;
import org.vmorph.conformance.run.tower.Storey;

/** How the real machine's traps grow with each monitor more, as a picture. */
public final class TowerChart {
  private TowerChart() {}

  /** SVG; the scale is one of powers, so even growth is a straight line. */
  public static String of(String monitor, List<Storey> storeys) {
    return Chart.of(
        monitor + ": N(n) = N(n-1) + P(n-1)",
        List.of(
            group("N: traps of the real machine", storeys, Storey::traps),
            group("P: privileged instructions completed", storeys, Storey::privileged),
            group("steps of the real machine", storeys, Storey::instructions)),
        "none");
  }

  private static Chart.Group group(
      String heading, List<Storey> storeys, ToLongFunction<Storey> count) {
    var counts = new LinkedHashMap<String, Long>();
    for (var storey : storeys) {
      var monitors =
          switch (storey.depth()) {
            case 0 -> "bare machine";
            case 1 -> "1 monitor";
            default -> storey.depth() + " monitors";
          };
      counts.put(monitors, count.applyAsLong(storey));
    }
    return new Chart.Group(heading, counts);
  }
}
