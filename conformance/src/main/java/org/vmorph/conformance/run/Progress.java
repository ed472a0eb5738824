package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether programs did enough for their agreement to mean something. */
final class Progress {
  private Progress() {}

  /** What is missing, a phrase each; nothing if all is well. */
  static List<String> missing(Coverage coverage) {
    var missing = new ArrayList<String>();
    if (coverage.programs() == 0) {
      return List.of("no program was run");
    }
    none(missing, "never emulated", coverage.emulated());
    none(missing, "never reflected", coverage.reflected());
    none(missing, "no trap from virtual supervisor mode", coverage.fromSupervisor());
    none(missing, "no trap from virtual user mode", coverage.fromUser());
    if (coverage.clamped() == 0) {
      missing.add("no step with an R to be clamped");
    }
    if (4 * coverage.halted() < coverage.programs()) {
      missing.add("only " + coverage.halted() + " of " + coverage.programs() + " programs halted");
    }
    return missing;
  }

  private static void none(List<String> missing, String what, Map<String, Long> counts) {
    var names =
        counts.entrySet().stream()
            .filter(e -> e.getValue() == 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (!names.isEmpty()) {
      missing.add(what + ": " + String.join(", ", names));
    }
  }
}
