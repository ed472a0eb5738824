package org.vmorph.conformance.cli.conform;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Towers;
import org.vmorph.conformance.edge.Missed;
import org.vmorph.conformance.edge.Vectors;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.Coverage;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.ir.Component;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.ImageMonitor;

/** What a campaign did and found, for people. */
public final class ConformText {
  /** How many words of a monitor that were not reached are listed. */
  private static final int MISSED = 20;

  /** How many of anything else. */
  private static final int FEW = 8;

  private ConformText() {}

  static String figures(CampaignResult result) {
    var c = result.coverage();
    var setting = result.setting();
    return "%s, %d deep, on %s; seed %d, guests of %d words, at most %s%n"
            .formatted(
                setting.monitorNames(),
                setting.depth(),
                setting.machine(),
                result.seed(),
                setting.words(),
                Count.of(setting.budget(), "step"))
        + "%s, %s on the bare machine, %s, %s halted%n"
            .formatted(
                Count.of(c.programs(), "program"),
                Count.of(c.steps(), "step"),
                Count.of(c.traps(), "trap"),
                Count.of(c.halted()))
        + "%s compared after every step and run on both engines, the others%ncompared at every %s and at the halt%n"
            .formatted(
                Count.of(result.lockstep()),
                setting.onOtherHardware() ? "trap of the guest's own" : "monitor entry")
        + "held to "
        + setting.heldTo()
        + "\n"
        + notCompared(result)
        + "  to emulate       "
        + counts(c.emulated())
        + "\n"
        + "  to reflect       "
        + counts(c.reflected())
        + "\n"
        + traps(c)
        + "  R to be clamped  "
        + Count.of(c.clamped(), "step")
        + "\n"
        + reached(result)
        + words(result)
        + levels(setting, c.levels());
  }

  private static String traps(Coverage coverage) {
    return coverage.modes().stream()
        .map(
            mode ->
                "  %-17s%s%n".formatted("traps from " + mode.name(), counts(coverage.traps(mode))))
        .collect(Collectors.joining());
  }

  /** What was left out of every comparison, so that nobody takes it for compared. */
  public static String notCompared(CampaignResult result) {
    var setting = result.setting();
    if (setting.notCompared().isEmpty()) {
      return "";
    }
    var names =
        setting.notCompared().stream().map(Component::name).collect(Collectors.joining(", "));
    var without = String.join(", ", new TreeSet<>(setting.without()));
    var text =
        "not compared: %s (time)".formatted(names)
            + (without.isEmpty() ? "" : "; guests do without " + without);
    return text
        + (result.dropped() == 0
            ? "\n"
            : "\n(%s dropped: they came across it all the same)%n"
                .formatted(Count.of(result.dropped(), "program")));
  }

  /** What was reached of what can be, and what was not. */
  private static String reached(CampaignResult result) {
    var sample = result.coverage().sample();
    return Vectors.of(result.setting().machine())
            .map(vectors -> Missed.guards(vectors, result.setting(), sample))
            .map(guards -> "  guards           " + missed(guards))
            .orElse("  guards           no test states say which can be reached\n")
        + "  pairs of steps   "
        + missed(Missed.pairs(sample));
  }

  private static String missed(Missed missed) {
    var text =
        "%s of %s seen in the programs compared after every step%n"
            .formatted(Count.of(missed.reached()), Count.of(missed.all()));
    if (missed.not().isEmpty()) {
      return text;
    }
    var some = missed.not().stream().limit(FEW).collect(Collectors.joining(", "));
    long more = missed.not().size() - FEW;
    return text + "    not  " + some + (more > 0 ? ", and " + Count.of(more) + " more" : "") + "\n";
  }

  /** Rules nobody looked at, so that nobody takes them for kept. */
  static String unchecked(Setting setting) {
    var byReason = new TreeMap<String, TreeSet<Rule>>();
    setting
        .unchecked()
        .forEach((rule, why) -> byReason.computeIfAbsent(why, w -> new TreeSet<>()).add(rule));
    return byReason.entrySet().stream()
        .map(e -> "unchecked: " + ids(e.getValue()) + ": " + e.getKey() + "\n")
        .collect(Collectors.joining());
  }

  private static String ids(Set<Rule> rules) {
    return rules.stream().map(Rule::id).collect(Collectors.joining(", "));
  }

  /** What was reached of a monitor that is a program. */
  private static String words(CampaignResult result) {
    if (!(result.setting().monitors().get(0) instanceof ImageMonitor monitor)) {
      return "";
    }
    var installed = monitor.installed(result.setting().outermostWords());
    int all = installed.size();
    var missed =
        LongStream.range(installed.from(), installed.from() + all)
            .filter(address -> !result.reach().reached(address))
            .toArray();
    var text =
        new StringBuilder(
            "  monitor's words  %s of %s executed or read in the programs compared after every step%n"
                .formatted(Count.of(all - missed.length), Count.of(all)));
    Arrays.stream(missed)
        .limit(MISSED)
        .forEach(address -> text.append("    not  ").append(installed.place(address)).append('\n'));
    if (missed.length > MISSED) {
      text.append("    and ").append(Count.of(missed.length - MISSED)).append(" more\n");
    }
    return text.toString();
  }

  /** What each monitor says it did; one alone is worth the line only if it interprets. */
  private static String levels(Setting setting, List<Tally> levels) {
    if (levels.size() < 2) {
      return levels.stream()
          .filter(tally -> tally.interpreted() > 0)
          .map(tally -> "  monitor          " + served(tally) + "\n")
          .collect(Collectors.joining());
    }
    var text = new StringBuilder();
    for (int level = 0; level < levels.size(); level++) {
      text.append("  monitor ").append(level + 1).append("        ");
      text.append(level == 0 ? "(outermost) " : "").append(served(levels.get(level))).append('\n');
    }
    return setting.monitors().stream().anyMatch(Vmm::isProgram)
        ? text.toString()
        : text + Towers.LIMIT;
  }

  /** What a monitor has done for its guest, in a line. */
  public static String served(Tally tally) {
    return "%s executed directly, %s interpreted, %s trapped: %s emulated, %s reflected"
        .formatted(
            Count.of(tally.direct()),
            Count.of(tally.interpreted()),
            Count.of(tally.trapped()),
            Count.of(tally.emulated()),
            Count.of(tally.reflected()));
  }

  /** Counts, without those that are zero. */
  static String met(Map<String, Long> counts) {
    var met = new TreeMap<>(counts);
    met.values().removeIf(count -> count == 0);
    return met.isEmpty() ? "nothing" : counts(met);
  }

  private static String counts(Map<String, Long> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(entry -> entry.getKey() + " " + Count.of(entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
