package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * Many runs of several guests side by side, with time slices of any length. Each is run twice, the
 * second time with another first guest: the others must not notice.
 *
 * @param setting the machine, the size of the guests and how long each may run; its monitor is not
 *     asked for
 * @param number how many guests are run together
 * @param runs how many runs
 */
public record Together(
    Setting setting, TimeSharing monitor, int number, long seed, long runs, AtomicBoolean stop) {
  private static final int LONGEST_SLICE = 24;

  /**
   * What was found.
   *
   * @param runs how many runs were made, up to the first that broke a rule
   * @param guests how many guests there were in them
   * @param halted how many of these halted
   * @param reason why it is inconclusive
   */
  public record Result(
      Together together,
      long runs,
      long guests,
      long halted,
      long steps,
      Sharing.Figures figures,
      Optional<Interference> first,
      Optional<String> reason) {
    /** What it comes to. */
    public Verdict verdict() {
      return first.isPresent()
          ? Verdict.FAIL
          : reason.isPresent() ? Verdict.INCONCLUSIVE : Verdict.PASS;
    }
  }

  /** Makes the runs, until one breaks a rule. */
  public Result run() {
    var generator = setting.generator();
    var neighbours = new Neighbours(setting, monitor, number);
    Optional<Interference> first = Optional.empty();
    var figures = new Sharing.Figures(0, 0, 0);
    long steps = 0;
    long halted = 0;
    long made = 0;
    while (made < runs && first.isEmpty() && !stop.get()) {
      var slices = slices(made);
      var programs = programs(generator, made);
      var run = neighbours.run(programs, slices);
      first = Optional.ofNullable(run.seen()).flatMap(seen -> whose(seen, slices));
      if (first.isEmpty()) {
        first = varied(neighbours, generator, made, run, slices);
      }
      figures = figures.plus(run.figures());
      steps += run.steps();
      halted += run.halted();
      made++;
    }
    return new Result(
        this, made, made * number, halted, steps, figures, first, missing(made, halted, figures));
  }

  /** The guests of a run. */
  private List<GuestProgram> programs(Generator generator, long index) {
    var programs = new ArrayList<GuestProgram>();
    for (int i = 0; i < number; i++) {
      programs.add(generator.program(seed, index * number + i));
    }
    return programs;
  }

  /** The same with another first guest. */
  private Optional<Interference> varied(
      Neighbours neighbours,
      Generator generator,
      long index,
      Neighbours.Run before,
      TimeSharing.Slices slices) {
    var programs = programs(generator, index);
    programs.set(0, generator.program(~seed, index));
    var run = neighbours.run(programs, slices);
    if (run.seen() != null) {
      return whose(run.seen(), slices);
    }
    for (int i = 1; i < number && setting.claims().hold(Rule.R2); i++) {
      if (!alike(run.marks().get(i), before.marks().get(i))) {
        return Optional.of(
            new Interference(
                Rule.R2, i, 0, "with another first guest it does something else", programs));
      }
    }
    return Optional.empty();
  }

  /** Turn by turn the same; how many turns it is given is R4's affair. */
  private static boolean alike(List<Long> marks, List<Long> others) {
    int both = Math.min(marks.size(), others.size());
    return marks.subList(0, both).equals(others.subList(0, both));
  }

  /**
   * A guest that is not what it should be is run once more as the only one: if nothing is wrong
   * then, the others are to blame, if anybody is to be blamed for that.
   */
  private Optional<Interference> whose(Interference seen, TimeSharing.Slices slices) {
    if (seen.rule() != Rule.E1 && seen.rule() != Rule.E2) {
      return Optional.of(seen);
    }
    var only = List.of(seen.programs().get(seen.guest()));
    var run =
        new Neighbours(setting, monitor, 1)
            .run(only, (guest, turn) -> slices.length(seen.guest(), turn));
    if (run.seen() != null) {
      return Optional.of(seen);
    }
    var others =
        new Interference(
            Rule.R2,
            seen.guest(),
            seen.turn(),
            seen.what() + "; as the only guest it is what it should be",
            seen.programs());
    return Optional.of(others).filter(r2 -> setting.claims().hold(Rule.R2));
  }

  /** Slices that depend on the seed, the run, the guest and its own turns, and on nothing else. */
  private TimeSharing.Slices slices(long index) {
    return (guest, turn) -> {
      long word = mix(mix(mix(seed ^ index) + guest) + turn);
      return 1 + Long.remainderUnsigned(word, LONGEST_SLICE);
    };
  }

  private static long mix(long word) {
    long mixed = (word + 0x9e3779b97f4a7c15L) * 0xbf58476d1ce4e5b9L;
    return (mixed ^ mixed >>> 29) * 0x94d049bb133111ebL ^ mixed >>> 32;
  }

  private Optional<String> missing(long made, long halted, Sharing.Figures figures) {
    var missing = new ArrayList<String>();
    if (stop.get()) {
      missing.add("interrupted after %d of %d runs".formatted(made, runs));
    }
    if (figures.switches() == 0) {
      missing.add("no world switch");
    }
    if (figures.slices() == 0) {
      missing.add("no time slice ended");
    }
    if (figures.timerTraps() == 0) {
      missing.add("no trap of a guest's own timer");
    }
    if (4 * halted < made * number) {
      missing.add("only %d of %d guests halted".formatted(halted, made * number));
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
  }
}
