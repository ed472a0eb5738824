package org.vmorph.conformance.cli.conform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.Listed;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.names.Waiting;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.TimeSharing;
import picocli.CommandLine.Option;

/** What a comparison is made of, as options. */
final class CampaignOptions {
  private static final int MOST_THREADS = 1024;

  /** How many programs are generated unless told otherwise. */
  private static final long PROGRAMS = 20_000;

  @Option(
      names = "--vmm",
      completionCandidates = Candidates.OfMonitors.class,
      paramLabel = "NAME|FILE|'peer COMMAND'",
      defaultValue = "trap-and-emulate",
      description =
          "The monitor, a file that is one, a command that speaks docs/protocol.md (run without a"
              + " shell, one process a thread), or several, outermost first; ${DEFAULT-VALUE}"
              + " unless given.")
  private List<String> names = List.of();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "Exactly so many monitors, the same one unless several are named; as many as are named"
              + " unless given.")
  private @Nullable Integer depth;

  @Option(
      names = "--programs",
      paramLabel = "N",
      description = "How many programs; " + PROGRAMS + " unless given.")
  private @Nullable Long programs;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1974",
      description = "The seed all programs come from; ${DEFAULT-VALUE} unless given.")
  private long seed;

  @Option(
      names = "--words",
      paramLabel = "W",
      description =
          "Storage of a guest; unless given as many words as the machine's guests usually have, "
              + OwnGuests.WORDS
              + " for programs of your own.")
  private @Nullable Integer words;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "Steps of a program at most; "
              + Setting.BUDGET
              + " unless given, "
              + OwnGuests.STEPS
              + " for programs of your own.")
  private @Nullable Long steps;

  @Option(
      names = "--threads",
      paramLabel = "T",
      description =
          "How many threads; one for each processor unless given. The result does not depend on"
              + " it.")
  private @Nullable Integer threads;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "compiled",
      description =
          "Who runs the machines: compiled, code generated from the specification, or reference,"
              + " the interpreter; ${DEFAULT-VALUE} unless given.")
  private String engine = "";

  @Option(
      names = "--together",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "How many guests are run side by side under one monitor, each compared with itself alone;"
              + " ${DEFAULT-VALUE} unless given.")
  private int together;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "Only this rule counts, or these; what breaks another is passed over, and said to be.")
  private @Nullable List<String> rules;

  @Option(names = "--keep-going", description = "Run all programs, whatever diverges.")
  private boolean keepGoing;

  /** What generated programs are compared in. */
  Setting setting(Architecture machine) {
    int least =
        Generator.makesGuests(machine) ? Generator.leastWords(machine) : (int) machine.leastWords();
    return setting(machine, Setting.usualWords(machine), Setting.BUDGET, least);
  }

  /** What somebody's own programs are compared in. */
  Setting settingOfOwn(Architecture machine) {
    return setting(machine, OwnGuests.WORDS, OwnGuests.STEPS, (int) machine.leastWords());
  }

  private Setting setting(Architecture machine, int usual, long usualSteps, int least) {
    var monitors = Names.tower(Names.listed(names), depth, machine);
    if (monitors.isEmpty()) {
      throw new BadInput("--depth 0: a comparison needs a monitor; expected 1 or more");
    }
    int w = Optional.ofNullable(words).orElse(usual);
    long budget = Optional.ofNullable(steps).orElse(usualSteps);
    atLeast(1, budget, "--steps");
    atLeast(least, w, "--words");
    threads();
    var runner = Names.engine(engine, machine);
    Names.checkApplicable(machine, monitors, w);
    return new Setting(runner, monitors, w, budget, Set.of(), Plugins.inUse().claims())
        .waiting(Waiting.inUse());
  }

  /**
   * Rejects a number of programs that makes no sense.
   *
   * @param others whether anything else is compared
   */
  void checkPrograms(boolean others) {
    if (!others && programs() < 1) {
      throw new BadInput(
          "--programs " + programs() + ": expected at least 1, or --cases, --guests or --states");
    }
    atLeast(0, programs(), "--programs");
  }

  int together() {
    atLeast(1, together, "--together");
    return together;
  }

  /** The one monitor that runs the guests together. */
  TimeSharing sharing(Setting setting) {
    if (setting.depth() > 1) {
      throw new BadInput("--together is for one monitor, not for a tower of " + setting.depth());
    }
    return TimeSharing.of(setting.monitors().getFirst(), setting.machine())
        .orElseThrow(
            () ->
                new BadInput(
                    "--together %d: %s runs one guest at a time; these run several: %s"
                        .formatted(together, setting.monitorNames(), Names.timeSharing())));
  }

  private static void atLeast(long least, long given, String option) {
    if (given < least) {
      throw new BadInput(option + " " + given + ": expected at least " + least);
    }
  }

  long programs() {
    return Optional.ofNullable(programs).orElse(PROGRAMS);
  }

  /** Whether a number of generated programs is asked for. */
  boolean asksForPrograms() {
    return programs != null;
  }

  boolean asksForRules() {
    return rules != null;
  }

  /** The rules that count; empty: all. */
  Optional<Set<Rule>> rules() {
    if (rules == null) {
      return Optional.empty();
    }
    var each = Listed.of("--rule", rules, "a rule, as in --rule E1");
    return Optional.of(each.stream().map(CampaignOptions::rule).collect(Collectors.toSet()));
  }

  private static Rule rule(String id) {
    var rules = Plugins.inUse().claims().rules();
    var rule =
        rules
            .named(id)
            .orElseThrow(() -> Names.unknown("rule", id, rules.ids(), "there is: " + rules));
    return switch (rule.scenario()) {
      case SEVERAL_GUESTS ->
          throw new BadInput("--rule %s: asked of several guests: --together".formatted(id));
      case TOWER -> throw new BadInput("--rule %s: asked of towers: tower".formatted(id));
      default -> rule;
    };
  }

  long seed() {
    return seed;
  }

  boolean keepGoing() {
    return keepGoing;
  }

  int threads() {
    int number = Optional.ofNullable(threads).orElse(Runtime.getRuntime().availableProcessors());
    atLeast(1, number, "--threads");
    if (number > MOST_THREADS) {
      throw new BadInput("--threads " + number + ": expected at most " + MOST_THREADS);
    }
    return number;
  }
}
