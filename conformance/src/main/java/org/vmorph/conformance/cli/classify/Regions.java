package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.obligation.Verdict;

/**
 * The instructions by the sets they are in: sensitive, privileged, user sensitive. User sensitive
 * instructions are sensitive, so there are six regions.
 *
 * @param unknown in no region, for a verdict is unknown
 */
record Regions(Map<Region, List<String>> names, List<String> unknown) {
  /** A part of the picture. */
  enum Region {
    CRITICAL("sensitive, not privileged: critical"),
    USER_SENSITIVE("user sensitive, not privileged: critical"),
    SENSITIVE_PRIVILEGED("sensitive and privileged"),
    USER_SENSITIVE_PRIVILEGED("user sensitive and privileged"),
    PRIVILEGED("privileged, not sensitive"),
    NEITHER("neither: innocuous, not privileged");

    private final String says;

    Region(String says) {
      this.says = says;
    }

    String says() {
      return says;
    }
  }

  /** The instructions of a region, in manual order. */
  List<String> in(Region region) {
    return names.getOrDefault(region, List.of());
  }

  static Regions of(List<Classification> instructions) {
    var names = new EnumMap<Region, List<String>>(Region.class);
    var unknown = new ArrayList<String>();
    for (var c : instructions) {
      var name = c.instruction().name();
      if (c.privileged().unknown()
          || c.sensitive(Scope.ALL).unknown()
          || c.sensitive(Scope.USER).unknown()) {
        unknown.add(name);
      } else {
        names.computeIfAbsent(region(c), region -> new ArrayList<>()).add(name);
      }
    }
    return new Regions(names, unknown);
  }

  private static Region region(Classification c) {
    boolean privileged = c.privileged() instanceof Verdict.Proved;
    if (c.sensitive(Scope.USER).refuted()) {
      return privileged ? Region.USER_SENSITIVE_PRIVILEGED : Region.USER_SENSITIVE;
    }
    if (c.sensitive(Scope.ALL).refuted()) {
      return privileged ? Region.SENSITIVE_PRIVILEGED : Region.CRITICAL;
    }
    return privileged ? Region.PRIVILEGED : Region.NEITHER;
  }
}
