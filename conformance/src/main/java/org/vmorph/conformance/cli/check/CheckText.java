package org.vmorph.conformance.cli.check;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.check.CheckRow.Outcome;
import org.vmorph.conformance.cli.classify.ClassificationText;
import org.vmorph.conformance.cli.conform.ConformText;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Towers;
import org.vmorph.conformance.cli.tower.TowerText;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.model.arch.Architecture;

/** The table that is the point of the project. */
final class CheckText {
  /** So many instructions are named in a cell. */
  private static final int MOST = 7;

  private CheckText() {}

  static String tables(CheckResult result) {
    var rows = result.rows();
    return Stream.of(1, 2, 3)
            .map(
                theorem ->
                    rows.stream().filter(row -> row.predicted().theorem() == theorem).toList())
            .filter(table -> !table.isEmpty())
            .map(table -> table(table) + "\n")
            .collect(Collectors.joining())
        + towers(result)
        + result.tower().map(CheckText::tower).orElse("")
        + result.timed().map(TimingDependency::text).map(text -> text + "\n").orElse("")
        + notNecessary(rows)
        + configured(rows)
        + notRun(rows)
        + notCompared(rows)
        + control(rows);
  }

  private static String table(List<CheckRow> rows) {
    var first = rows.get(0);
    var deep = first.depth() == 1 ? "" : ", " + first.depth() + " deep";
    var table =
        new Table(
                "machine",
                "theorem " + first.predicted().theorem() + " (predicted)",
                first.vmm() + deep + " (observed)",
                "outcome",
                "time")
            .canDoWithout("time");
    for (var row : rows) {
      table.row(
          row.machine().title(),
          ClassificationText.verdict(row.machine(), row.predicted(), MOST),
          (row.vmm().equals(first.vmm()) ? "" : row.vmm() + ": ") + row.observed(),
          row.outcome().word(),
          "%.1f s".formatted(row.milliseconds() / 1000.0));
    }
    return table.toString();
  }

  private static String tower(List<Storey> storeys) {
    return "%s under monitor.s, and under it on itself; each compared with the bare machine:%n%s%n"
        .formatted(Count.of(storeys.get(0).guests(), "guest"), TowerText.table(storeys));
  }

  private static String towers(CheckResult result) {
    boolean tried = result.rows().stream().anyMatch(row -> row.predicted().theorem() == 2);
    var promised = result.withoutMonitor();
    if (result.interrupted() && !tried) {
      return "";
    }
    return (tried
            ? Towers.LIMIT
            : promised.isEmpty()
                ? "Theorem 2 promises nothing of these machines, so no tower was tried.\n"
                : "Theorem 2 holds for "
                    + String.join(", ", promised)
                    + ", and no monitor is applicable to it, so no tower was tried.\n")
        + "\n";
  }

  /** What is set up for a machine that is not as it usually is. */
  private static String configured(List<CheckRow> rows) {
    return rows.stream()
        .map(CheckRow::machine)
        .filter(machine -> !changed(machine).isEmpty())
        .map(machine -> machine.title() + " with " + String.join(" ", changed(machine)) + ".")
        .distinct()
        .map(line -> Screen.fold(line) + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> changed(Architecture machine) {
    return machine.configuration().settings().changed();
  }

  /** The paper's remark, where it is why nothing was witnessed. */
  private static String notNecessary(List<CheckRow> rows) {
    var lines =
        rows.stream()
            .filter(row -> row.outcome() == Outcome.NOT_NECESSARY)
            .map(CheckText::notNecessary)
            .collect(Collectors.joining());
    return lines.isEmpty()
        ? ""
        : lines
            + "The theorems' conditions are sufficient; that Theorem 1's is not necessary the paper"
            + " remarks.\n\n";
  }

  private static String notNecessary(CheckRow row) {
    var why = row.explained().map(it -> it.text(row.vmm())).orElse("");
    return "%s, theorem %d: %s%n".formatted(row.machine(), row.predicted().theorem(), why);
  }

  private static String notRun(List<CheckRow> rows) {
    return rows.stream()
        .flatMap(row -> row.notRun().stream())
        .distinct()
        .map(why -> monitors(rows, row -> row.notRun().equals(Optional.of(why))) + why.why())
        .map(line -> line + ".\n")
        .collect(Collectors.joining());
  }

  private static String monitors(List<CheckRow> rows, Predicate<CheckRow> which) {
    return rows.stream()
            .filter(which)
            .map(CheckRow::vmm)
            .distinct()
            .collect(Collectors.joining(", "))
        + ": ";
  }

  private static String notCompared(List<CheckRow> rows) {
    return rows.stream()
        .flatMap(row -> row.result().stream())
        .filter(result -> !result.setting().notCompared().isEmpty())
        .map(result -> result.setting().machine() + ": " + ConformText.notCompared(result))
        .distinct()
        .collect(Collectors.joining());
  }

  /** What was done to make sure that the flaw, and nothing else, makes the difference. */
  private static String control(List<CheckRow> rows) {
    var arms = rows.stream().flatMap(row -> row.control().stream()).toList();
    long machines =
        rows.stream()
            .filter(row -> row.control().isPresent())
            .map(row -> row.machine().name())
            .distinct()
            .count();
    if (arms.isEmpty()) {
      return "";
    }
    long programs = arms.stream().mapToLong(arm -> arm.programs()).sum();
    long divergent = arms.stream().mapToLong(arm -> arm.divergent()).sum();
    long dropped = arms.stream().mapToLong(arm -> arm.dropped()).sum();
    return "Control arm: guests of %s without the named instructions: %s in %s%s.%n%n"
        .formatted(
            Count.of(machines, "machine"),
            divergent == 0 ? "no divergence" : Count.of(divergent, "divergence"),
            Count.of(programs, "program"),
            dropped == 0
                ? ""
                : "%n(%s dropped: they came across one all the same)".formatted(Count.of(dropped)));
  }

  static String verdict(CheckResult result, Terminal terminal) {
    var outcomes = result.outcomes();
    var counts =
        Stream.of(Outcome.values())
            .filter(outcomes::contains)
            .map(
                outcome ->
                    Collections.frequency(outcomes, outcome) + " " + coloured(outcome, terminal))
            .collect(Collectors.joining(", "));
    return (result.interrupted()
            ? "interrupted: what stands here is known, and the rest is not\n"
            : "")
        + "prediction and observation"
        + (result.interrupted() ? ", as far as it came" : "")
        + ": "
        + (counts.isEmpty() ? "nothing is known" : counts)
        + "\n";
  }

  private static String coloured(Outcome outcome, Terminal terminal) {
    return switch (outcome) {
      case AGREE -> terminal.good(outcome.word());
      case DISAGREE -> terminal.bad(outcome.word());
      case NOT_WITNESSED, NOT_NECESSARY, NOT_APPLICABLE, INCONCLUSIVE -> outcome.word();
    };
  }
}
