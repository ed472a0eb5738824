package org.vmorph.conformance.run.campaign;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.gen.Situation;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.compare.Attempt;
import org.vmorph.conformance.run.compare.Comparison;
import org.vmorph.conformance.run.compare.Scout;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.MonitorLost;

/**
 * What is run before a campaign, for what generated guests hardly ever do: guests made for a
 * situation, and some that go on for long; both in larger storage as well, and in as much as an
 * address can name; and the smallest guest there can be under monitors that have just the room they
 * asked for.
 */
public record Rehearsal(Setting setting, long seed) {
  /** How many guests there are for each situation. */
  private static final int EACH = 8;

  /** The same in larger storage. */
  private static final int EACH_LARGER = 6;

  private static final List<Integer> LARGER = List.of(256, 1_024, 4_096, 65_536);

  /** What has hardware of its own is given no more words. */
  private static final int FAR = 1_000;

  /** Enough to have each of 256 words that may be no instruction. */
  private static final int ALL_UNASSIGNED = 22;

  /** In as much storage as there can be it takes its time to compare two states. */
  private static final int EACH_LARGEST = 16;

  private static final List<Situation> LARGEST = List.of(Situation.ELSEWHERE);

  /** A guest of one of these is short, unless its handler never ends. */
  private static final long SHORT = 60;

  /** Whole systems that are let go on. */
  private static final int PATIENT = 20;

  private static final long PATIENCE = 5_000;

  /** Guests that go on for long. */
  private static final int LONG_ONES = 6;

  private static final long LONG = 60_000;

  /** Those that count to thousands come to their end. */
  private static final List<Long> THOUSANDS =
      List.of(Generator.TRAPS, Generator.SERVICES, Generator.PAIRS);

  private static final long VERY_LONG = 100_000;

  /** Enough to see what becomes of a guest that has no room for a program. */
  private static final long FEW_STEPS = 24;

  /**
   * What was found.
   *
   * @param programs how many were run and compared
   * @param dropped how many came across the scenario of a rule that is not claimed
   * @param divergences every one, in order
   * @param met how many of them came across a scenario
   * @param lost the monitor, if it is gone; then those after it were not run
   */
  public record Result(
      long programs,
      long dropped,
      List<Divergence> divergences,
      Map<Scenario, Long> met,
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

  /** Some guests of one setting. */
  private record Scene(Setting setting, List<GuestProgram> guests) {}

  /**
   * Runs them all, as far as the first scene that shows something; a monitor that does not come
   * back from one is asked for no other.
   */
  public Result run() {
    var divergences = new ArrayList<Divergence>();
    var met = new EnumMap<Scenario, Long>(Scenario.class);
    var counts = new long[2];
    var lost = Optional.<Lost>empty();
    for (var scene : scenes()) {
      if (divergences.isEmpty() && lost.isEmpty()) {
        var made = scene.get();
        lost = run(made.setting(), made.guests(), divergences, met, counts);
      }
    }
    return new Result(counts[0], counts[1], divergences, met, lost);
  }

  private List<Supplier<Scene>> scenes() {
    var scenes = new ArrayList<Supplier<Scene>>();
    scenes.add(() -> situations(setting, all(), EACH));
    scenes.add(() -> situations(setting, List.of(Situation.UNASSIGNED), ALL_UNASSIGNED));
    if (setting.words() < setting.mostWords()) {
      // A guest of an odd number of words, if the others have an even one.
      scenes.add(() -> situations(setting.withWords(setting.words() + 1), all(), EACH_LARGER));
    }
    scenes.add(() -> new Scene(setting.withBudget(PATIENCE), patient()));
    // What has hardware of its own is asked step by step, and sent every word of its guest.
    boolean near = !setting.onOtherHardware();
    if (near) {
      scenes.add(() -> made(setting.withBudget(LONG), longOnes()));
      scenes.add(() -> made(setting.withBudget(VERY_LONG), THOUSANDS));
    }
    int most = setting.mostWords();
    LARGER.stream()
        .filter(words -> setting.words() < words && words < most && (near || words < FAR))
        .forEach(words -> scenes.add(() -> larger(words, all(), EACH_LARGER)));
    if (near && setting.words() < most) {
      scenes.add(() -> larger(most, LARGEST, EACH_LARGEST));
    }
    // What is short of room shows itself by words that are nobody's, which is R1's affair.
    if (setting.claims().hold(Rule.R1)) {
      scenes.add(this::smallest);
    }
    return scenes;
  }

  /** The situations that guests of the machine come into. */
  private List<Situation> all() {
    return setting.generator().situations();
  }

  private Scene larger(int words, List<Situation> kinds, int each) {
    return situations(setting.withWords(words).withBudget(SHORT), kinds, each);
  }

  private Scene situations(Setting where, List<Situation> kinds, int each) {
    return made(
        where,
        IntStream.range(0, each)
            .boxed()
            .flatMap(which -> kinds.stream().map(kind -> kind.number(which)))
            .toList());
  }

  private Scene made(Setting where, List<Long> numbers) {
    var generator = where.generator();
    return new Scene(
        where, numbers.stream().map(number -> generator.program(seed, number)).toList());
  }

  private static List<Long> longOnes() {
    return LongStream.range(0, LONG_ONES).mapToObj(i -> Generator.LONG - i).toList();
  }

  private List<GuestProgram> patient() {
    var generator = setting.generator();
    return LongStream.range(0, PATIENT)
        .filter(i -> !setting.isSnug(i))
        .mapToObj(i -> generator.program(~seed, i))
        .toList();
  }

  /** As few words as a machine can have, and what is in them leads nowhere. */
  private Scene smallest() {
    var guest = smallest(setting.machine(), seed);
    var least = setting.withWords(guest.size()).snug().withBudget(FEW_STEPS);
    return new Scene(least, List.of(guest));
  }

  private static GuestProgram smallest(Architecture machine, long seed) {
    return new GuestProgram(
        machine, new long[(int) machine.leastWords()], new long[0], seed, Generator.SMALLEST);
  }

  /**
   * The guest of a number, staged ones and those of a campaign.
   *
   * @throws NotApplicable if there is none in this setting
   */
  public static GuestProgram guest(Setting setting, long seed, long index) {
    return index == Generator.SMALLEST
        ? smallest(setting.machine(), seed)
        : setting.generator().program(seed, index);
  }

  private static Optional<Lost> run(
      Setting setting,
      List<GuestProgram> guests,
      List<Divergence> divergences,
      Map<Scenario, Long> met,
      long[] counts) {
    var scout = new Scout(setting);
    var earlier = new ArrayList<GuestProgram>();
    var agreed = new ArrayList<GuestProgram>();
    var running = Optional.<GuestProgram>empty();
    try {
      var comparison = setting.ask(() -> new Comparison(setting));
      var attempt = new Attempt(setting, comparison);
      var steadiness = new Steadiness(setting);
      for (var guest : guests) {
        running = Optional.of(guest);
        var scenarios = scout.look(guest);
        if (scout.avoids(scenarios)) {
          counts[1]++;
          continue;
        }
        counts[0]++;
        scenarios.forEach(one -> met.merge(one, 1L, Long::sum));
        var seen = setting.ask(() -> attempt.at(guest));
        var finding = setting.ask(() -> steadiness.confirmed(seen, earlier, agreed));
        if (finding.isEmpty()) {
          counts[1]++;
        } else if (finding.get() instanceof Divergence found) {
          divergences.add(found);
        }
        earlier.add(guest);
        if (seen instanceof Agreed) {
          agreed.add(guest);
        }
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
    var name = guest.toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
