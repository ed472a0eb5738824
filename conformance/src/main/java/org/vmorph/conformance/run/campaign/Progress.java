package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;

/**
 * Whether programs did enough for their agreement to mean something. What only the scenario of a
 * rule that is not claimed would do is not asked for.
 */
final class Progress {
  private Progress() {}

  /** What is missing, a phrase each; nothing if all is well. */
  static List<String> missing(Coverage coverage, Claims claims) {
    var missing = new ArrayList<String>();
    if (coverage.programs() == 0) {
      return List.of("no program was run");
    }
    if (claims.rules().stream().noneMatch(claims::hold)) {
      missing.add("no rule is claimed, so none was judged");
    }
    none(missing, "never emulated", without(coverage.emulated(), coverage, claims));
    if (claims.hold(Rule.E3)) {
      none(missing, "never reflected", without(coverage.reflected(), coverage, claims));
    }
    none(missing, "no trap from virtual supervisor mode", coverage.fromSupervisor());
    for (var mode : coverage.between()) {
      none(missing, "no trap from virtual " + mode.name(), coverage.traps(mode));
    }
    if (claims.hold(Rule.E3)) {
      none(missing, "no trap from virtual user mode", coverage.fromUser());
    }
    if (coverage.clamped() == 0 && claims.hold(Rule.E4) && claims.hold(Rule.R3)) {
      missing.add("no step with an R to be clamped");
    }
    if (4 * coverage.halted() < coverage.programs() && claims.hold(Rule.E2)) {
      missing.add("only " + coverage.halted() + " of " + coverage.programs() + " programs halted");
    }
    return missing;
  }

  /** Those that are asked for: a halt, or the console, only if its rule is claimed. */
  private static Map<String, Long> without(
      Map<String, Long> counts, Coverage coverage, Claims claims) {
    var asked = new TreeMap<>(counts);
    if (!claims.hold(Rule.E7)) {
      coverage.consoleInstructions().forEach(asked::remove);
    }
    if (!claims.hold(Rule.E2)) {
      coverage.haltingInstructions().forEach(asked::remove);
    }
    return asked;
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
