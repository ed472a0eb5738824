package org.vmorph.conformance.run;

import java.util.List;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;

/**
 * What several guests on one host did to each other, or what their monitor did to one of them.
 *
 * @param rule the rule that is broken
 * @param guest whose state or whose turn it shows in, from 0
 * @param turn after which turn of all it shows, from 1; 0 before the first
 * @param what what was seen
 * @param programs all of them, by guest
 */
public record Interference(
    Rule rule, int guest, long turn, String what, List<GuestProgram> programs) {
  /** Keeps its own list. */
  public Interference {
    programs = List.copyOf(programs);
  }

  @Override
  public String toString() {
    return "%s  %s%n  guest %d of %d, turn %d: %s"
        .formatted(rule.id(), rule.title(), guest + 1, programs.size(), turn, what);
  }
}
