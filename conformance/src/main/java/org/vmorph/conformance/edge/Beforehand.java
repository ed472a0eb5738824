package org.vmorph.conformance.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Rehearsal;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;

/**
 * What is tried before any guest is generated, for there is little of it and it goes where
 * generated guests hardly ever do: staged guests, and the machine's own test states.
 *
 * @param staged how many staged and long guests were run
 * @param states how many test states were run
 * @param left why test states were not run, if they were not
 * @param found what was found, in order
 * @param lost the monitor, if it is gone
 * @param met how many of the staged and long guests came across a scenario
 */
public record Beforehand(
    long staged,
    long states,
    Optional<String> left,
    List<Found> found,
    Optional<Lost> lost,
    Map<Scenario, Long> met) {
  /**
   * A divergence.
   *
   * @param name what to call the guest
   */
  public record Found(String name, Divergence divergence) {}

  /** Keeps its own list. */
  public Beforehand {
    found = List.copyOf(found);
    met = Map.copyOf(met);
  }

  /** Nothing was tried. */
  public static Beforehand nothing() {
    return new Beforehand(0, 0, Optional.empty(), List.of(), Optional.empty(), Map.of());
  }

  /** Tries all of it. */
  public static Beforehand of(Setting setting, long seed) {
    var rehearsal = new Rehearsal(setting, seed).run();
    var found = new ArrayList<Found>();
    for (var divergence : rehearsal.divergences()) {
      found.add(new Found(Rehearsal.name(divergence.program()), divergence));
    }
    var vectors = Vectors.of(setting.machine());
    if (vectors.isEmpty()) {
      return without("no test states come with " + setting.machine(), rehearsal, found);
    }
    if (rehearsal.lost().isPresent()) {
      return without("the monitor is gone", rehearsal, found);
    }
    try {
      var result = vectors.get().run(setting);
      for (var divergence : result.divergences()) {
        found.add(new Found(Rehearsal.name(divergence.program()), divergence));
      }
      return new Beforehand(
          rehearsal.programs(),
          result.run(),
          Optional.empty(),
          found,
          result.lost(),
          rehearsal.met());
    } catch (NotApplicable why) {
      return without(String.valueOf(why.getMessage()), rehearsal, found);
    }
  }

  private static Beforehand without(String why, Rehearsal.Result rehearsal, List<Found> found) {
    return new Beforehand(
        rehearsal.programs(), 0, Optional.of(why), found, rehearsal.lost(), rehearsal.met());
  }

  /** The first that breaks a rule. */
  public Optional<Found> first(Rule rule) {
    return found.stream().filter(one -> one.divergence().rule() == rule).findFirst();
  }

  /** What was tried, in words. */
  @Override
  public String toString() {
    return "%d staged and long guests, %s"
        .formatted(
            staged, left.map(why -> "no test states: " + why).orElse(states + " test states"));
  }
}
