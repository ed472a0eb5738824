package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.gen.Staged;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.vmm.MonitorLost;

/**
 * What is run before a campaign, for what generated guests hardly ever do: staged guests, some
 * generated ones that may go on for long, with much to read, and the smallest guest there can be
 * under monitors that have just the room they asked for.
 */
public record Rehearsal(Setting setting, long seed) {
  private static final int LONG_ONES = 40;
  private static final long LONG = 5_000;
  private static final int INPUTS = 300;

  /** The number of the smallest guest, among the staged ones. */
  private static final long SMALLEST = -1_000;

  /** Enough to see what becomes of a guest that has no room for a program. */
  private static final long FEW_STEPS = 24;

  /**
   * What was found.
   *
   * @param programs how many were run and compared
   * @param dropped how many came across the scenario of a rule that is not claimed
   * @param divergences every one, in order
   * @param met how many of them came across a rule's scenario
   * @param lost the monitor, if it is gone; then those after it were not run
   */
  public record Result(
      long programs,
      long dropped,
      List<Divergence> divergences,
      Map<Rule, Long> met,
      Optional<Lost> lost) {
    /** Keeps its own list. */
    public Result {
      divergences = List.copyOf(divergences);
      met = Map.copyOf(met);
    }

    /** The first one that breaks a rule. */
    public Optional<Divergence> first(Rule rule) {
      return divergences.stream().filter(found -> found.rule() == rule).findFirst();
    }
  }

  /** Runs them all; a monitor that does not come back from one is asked for no other. */
  public Result run() {
    var divergences = new ArrayList<Divergence>();
    var met = new EnumMap<Rule, Long>(Rule.class);
    var counts = new long[2];
    var lost =
        run(
            setting,
            Staged.guests(setting.semantics(), setting.words(), seed),
            divergences,
            met,
            counts);
    if (divergences.isEmpty() && lost.isEmpty()) {
      lost = run(setting.withBudget(LONG), longOnes(), divergences, met, counts);
    }
    // What is short of room shows itself by words that are nobody's, which is R1's affair.
    if (divergences.isEmpty() && lost.isEmpty() && setting.claims().hold(Rule.R1)) {
      var least = setting.withWords((int) setting.machine().leastWords()).snug();
      lost = run(least.withBudget(FEW_STEPS), List.of(smallest()), divergences, met, counts);
    }
    return new Result(counts[0], counts[1], divergences, met, lost);
  }

  /** E[0] and E[1], and what is in them leads nowhere. */
  private GuestProgram smallest() {
    var machine = setting.machine();
    return new GuestProgram(
        machine, new long[(int) machine.leastWords()], new long[0], seed, SMALLEST);
  }

  private List<GuestProgram> longOnes() {
    var generator = setting.generator();
    var input = LongStream.range(0, INPUTS).map(i -> 1 + i % 251).toArray();
    return LongStream.range(0, LONG_ONES)
        .mapToObj(index -> generator.program(~seed, index).withInput(input))
        .toList();
  }

  private static Optional<Lost> run(
      Setting setting,
      List<GuestProgram> guests,
      List<Divergence> divergences,
      Map<Rule, Long> met,
      long[] counts) {
    var scout = new Scout(setting);
    var earlier = new ArrayList<GuestProgram>();
    var running = Optional.<GuestProgram>empty();
    try {
      var comparison = setting.ask(() -> new Comparison(setting));
      var steadiness = new Steadiness(setting);
      for (var guest : guests) {
        running = Optional.of(guest);
        var scenarios = scout.look(guest);
        if (scout.avoids(scenarios)) {
          counts[1]++;
          continue;
        }
        counts[0]++;
        scenarios.forEach(rule -> met.merge(rule, 1L, Long::sum));
        var finding =
            setting.ask(
                () -> steadiness.confirmed(new Attempt(setting, comparison).at(guest), earlier));
        if (finding.isEmpty()) {
          counts[1]++;
        } else if (finding.get() instanceof Divergence found) {
          divergences.add(found);
        }
        earlier.add(guest);
      }
      return Optional.empty();
    } catch (MonitorLost lost) {
      return Optional.of(
          running
              .map(guest -> Lost.in(lost, name(guest), guest, setting))
              .orElseGet(() -> Lost.before(lost, setting)));
    }
  }

  /** What to call one of these guests. */
  public static String name(GuestProgram guest) {
    return guest.index() < 0 ? "Staged guest " + -guest.index() : "Long guest " + guest.index();
  }
}
