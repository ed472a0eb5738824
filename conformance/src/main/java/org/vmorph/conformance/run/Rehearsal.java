package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.gen.Staged;
import org.vmorph.conformance.rules.Rule;

/**
 * The staged guests in a setting: few, and run before a campaign, for what generated guests hardly
 * ever do.
 */
public record Rehearsal(Setting setting, long seed) {
  /**
   * What was found.
   *
   * @param programs how many were run and compared
   * @param dropped how many came across the scenario of a rule that is not claimed
   * @param divergences every one, in order
   */
  public record Result(long programs, long dropped, List<Divergence> divergences) {
    /** Keeps its own list. */
    public Result {
      divergences = List.copyOf(divergences);
    }

    /** The first one that breaks a rule. */
    public Optional<Divergence> first(Rule rule) {
      return divergences.stream().filter(found -> found.rule() == rule).findFirst();
    }
  }

  /** Runs them all. */
  public Result run() {
    var scout = new Scout(setting);
    var comparison = new Comparison(setting);
    var divergences = new ArrayList<Divergence>();
    long programs = 0;
    long dropped = 0;
    for (var guest : Staged.guests(setting.semantics(), setting.words(), seed)) {
      if (scout.isNeeded() && scout.meets(guest)) {
        dropped++;
      } else {
        programs++;
        if (explain(guest, comparison) instanceof Divergence found) {
          divergences.add(found);
        }
      }
    }
    return new Result(programs, dropped, divergences);
  }

  private Finding explain(GuestProgram guest, Comparison comparison) {
    if (!setting.claims().hold(Rule.E1)) {
      return new HaltOnly(setting, comparison).run(guest);
    }
    return setting.claims().hold(Rule.E8)
        ? new Volume(setting, comparison).explain(guest)
        : new Lockstep(setting, comparison).run(guest);
  }
}
