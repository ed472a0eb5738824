package org.vmorph.conformance.run.setting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.vmm.Efficiency;
import org.vmorph.vmm.Vmm;

/**
 * What monitors promise together, and which of it nobody can look at.
 *
 * @param claims what they are held to
 */
record Promised(List<Vmm> monitors, Claims claims) {
  /** Rules that are judged by what is seen on the kit's own machine. */
  private static final List<Rule> UNSEEN = List.of(Rule.R1, Rule.R3, Rule.F1);

  private static final String OWN_WORD =
      " has hardware of its own, and what happens there is its own word";

  boolean isOnOtherHardware() {
    return monitors.stream().anyMatch(Vmm::bringsItsOwnHardware);
  }

  /** The same monitor once only. */
  String names() {
    return monitors.stream().map(Vmm::name).distinct().collect(Collectors.joining("+"));
  }

  /**
   * What is run directly. Of monitors that promise different things nothing is counted: whose
   * supervisor a step is made by depends on the level one asks at. On hardware that is not seen
   * nothing is counted either.
   */
  Efficiency efficiency() {
    if (isOnOtherHardware()) {
      return Efficiency.NONE;
    }
    var promised = monitors.stream().map(Vmm::efficiency).distinct().toList();
    return promised.size() == 1 ? promised.get(0) : Efficiency.NONE;
  }

  /** Rules that nobody looks at, each with the reason. */
  Map<Rule, String> unchecked() {
    var unchecked = new LinkedHashMap<Rule, String>();
    if (isOnOtherHardware()) {
      var unseen = Stream.concat(UNSEEN.stream(), claims.checked().stream());
      unseen.forEach(rule -> unchecked.put(rule, names() + OWN_WORD));
    } else if (efficiency() == Efficiency.NONE) {
      unchecked.put(
          Rule.F1,
          monitors.stream().map(Vmm::efficiency).distinct().count() > 1
              ? "the monitors promise different things"
              : names() + " promises to run nothing directly");
    }
    return unchecked;
  }

  /** In words. */
  String text() {
    return claims
        + (efficiency() == Efficiency.VIRTUAL_USER
            ? "; F1 of " + Efficiency.VIRTUAL_USER.what()
            : "");
  }
}
