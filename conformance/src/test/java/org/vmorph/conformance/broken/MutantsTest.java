package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * The default run of {@code conform} finds out when monitor.s is wrong: mutants of every kind, and
 * slips that show under a condition. One mutant of each kind in {@code vmorph.mutants} is tried,
 * with {@code vmorph.mutants.programs} programs; {@code ci/mutants} tries all.
 */
class MutantsTest {
  private static final int ONE_IN = Integer.getInteger("vmorph.mutants", 16);
  private static final long PROGRAMS = Long.getLong("vmorph.mutants.programs", 5_000);
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final Compiled ENGINE = new Compiled(new Elaboration(MACHINE));
  private static final DefaultRun RUN = new DefaultRun(PROGRAMS);

  private final StringBuilder report = new StringBuilder();
  private final List<String> survivors = new ArrayList<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int tried;

  @Test
  void of_a_hundred_mutants_that_are_not_equivalent_ninety_nine_are_killed() throws IOException {
    var original = new Original(MACHINE, AsmMonitors.program("monitor", MACHINE));
    var equivalents = Equivalents.read();
    for (var mutation : Mutation.values()) {
      tried(mutation, mutation.of(original), equivalents);
    }
    report.append("killed: %,d of %,d%n".formatted(tried - survivors.size(), tried));
    reasons.forEach((why, n) -> report.append("equivalent: %4d: %s%n".formatted(n, why)));
    report.append("survivors:\n  ").append(String.join("\n  ", survivors)).append('\n');
    Files.writeString(Path.of("target", "mutants.txt"), report);
    assertThat(tried).isPositive();
    assertThat(survivors).hasSizeLessThanOrEqualTo(tried / 100);
  }

  private void tried(Mutation mutation, List<Mutant> mutants, Equivalents equivalents) {
    var mine =
        IntStream.range(0, mutants.size())
            .filter(i -> i % ONE_IN == 0)
            .mapToObj(mutants::get)
            .collect(Collectors.partitioningBy(m -> equivalents.reason(mutation, m).isPresent()));
    for (var mutant : mine.get(true)) {
      reasons.merge(equivalents.reason(mutation, mutant).orElseThrow(), 1, Integer::sum);
    }
    int before = survivors.size();
    // Most of them are found out by the first programs, which one thread runs.
    mine.get(false).parallelStream()
        .filter(mutant -> survives(mutant.monitor()))
        .map(mutant -> mutation + " " + mutant.text())
        .toList()
        .forEach(survivors::add);
    int all = mine.get(false).size();
    tried += all;
    report.append(
        "%-12s %4d of %4d killed, %3d more are equivalent%n"
            .formatted(mutation, all - (survivors.size() - before), all, mine.get(true).size()));
  }

  private static boolean survives(ImageMonitor monitor) {
    return RUN.kills(Setting.of(ENGINE, List.of(monitor))).isEmpty();
  }

  @Test
  void every_slip_that_shows_under_a_condition_is_found() {
    var unseen =
        Slip.all().parallelStream().filter(slip -> survives(slip.monitor(MACHINE))).map(Slip::name);
    assertThat(unseen).isEmpty();
  }
}
