package org.vmorph.conformance.cli.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vmorph.conformance.cli.check.CheckRow.Outcome;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.tower.TowerText;
import org.vmorph.conformance.run.tower.Storey;

/**
 * Everything that was checked.
 *
 * @param withoutMonitor the machines for which Theorem 2 promises what no monitor here can show
 * @param tower a monitor that is a program, under itself; none where its machine was not checked
 * @param timed a monitor whose own decisions rest on a clock, likewise
 * @param interrupted whether somebody wanted to see what was known before all was
 */
record CheckResult(
    List<CheckRow> rows,
    List<String> withoutMonitor,
    Optional<List<Storey>> tower,
    Optional<TimingDependency> timed,
    boolean interrupted) {
  /** Keeps its own lists. */
  CheckResult {
    rows = List.copyOf(rows);
    withoutMonitor = List.copyOf(withoutMonitor);
  }

  /** What came of each part. */
  List<Outcome> outcomes() {
    return Stream.of(
            rows.stream().map(CheckRow::outcome),
            tower.stream().map(CheckResult::outcome),
            timed.stream().map(TimingDependency::outcome))
        .flatMap(all -> all)
        .toList();
  }

  private static Outcome outcome(List<Storey> tower) {
    return switch (TowerText.exitCode(tower, tower.size() - 1)) {
      case ExitCode.OK -> Outcome.AGREE;
      case ExitCode.DIVERGENCE -> Outcome.DISAGREE;
      default -> Outcome.INCONCLUSIVE;
    };
  }

  int exitCode() {
    return outcomes().stream()
        .mapToInt(Outcome::exitCode)
        .reduce(interrupted ? ExitCode.INCONCLUSIVE : ExitCode.OK, ExitCode::worse);
  }
}
