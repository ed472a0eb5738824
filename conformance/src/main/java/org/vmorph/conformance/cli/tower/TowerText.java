package org.vmorph.conformance.cli.tower;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Table;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.run.tower.Storey;

/** A tower, storey by storey, for people. */
public final class TowerText {
  private TowerText() {}

  /** Storeys, a row each. */
  public static String table(List<Storey> storeys) {
    var table =
        new Table(
                "monitors",
                "words",
                "real instructions",
                "real traps N",
                "privileged P",
                "N(n) = N(n-1) + P(n-1)",
                "factor",
                "f^n against the bare machine")
            .canDoWithout("factor");
    for (int n = 0; n < storeys.size(); n++) {
      var storey = storeys.get(n);
      table.row(
          String.valueOf(storey.depth()),
          Count.of(storey.words()),
          Count.of(storey.instructions()),
          Count.of(storey.traps()),
          Count.of(storey.privileged()),
          n == 0 ? "" : law(storeys.get(n - 1), storey),
          n == 0 ? "" : factor(storeys.get(n - 1), storey),
          n == 0 ? "" : equivalence(storeys.get(0), storey));
    }
    return table.toString();
  }

  private static String law(Storey below, Storey storey) {
    if (storey.lost().isPresent()) {
      return "not known";
    }
    return storey.obeysTrapLaw(below)
        ? "holds"
        : "BROKEN: " + Count.of(below.traps() + below.privileged()) + " expected";
  }

  private static String factor(Storey below, Storey storey) {
    return below.traps() == 0
        ? "-"
        : String.format(Locale.ROOT, "%.2f", (double) storey.traps() / below.traps());
  }

  private static String equivalence(Storey ground, Storey storey) {
    return storey
        .divergence()
        .map(d -> "DIVERGES: " + d.rule().id() + " at " + d.at() + ", step " + d.step())
        .or(() -> storey.lost().map(lost -> "not known: the monitor is lost"))
        .orElse(
            "held at "
                + Count.of(storey.comparisons(), "comparison")
                + (storey.halted() == 0
                    ? "; no halt"
                    : storey.guests() == 1
                        ? "; equal halts"
                        : "; %s equal halts of %s"
                            .formatted(Count.of(storey.halted()), Count.of(ground.guests()))));
  }

  /** How many storeys do not obey the trap law. */
  static long broken(List<Storey> storeys) {
    return IntStream.range(1, storeys.size())
        .filter(n -> storeys.get(n).lost().isEmpty())
        .filter(n -> !storeys.get(n).obeysTrapLaw(storeys.get(n - 1)))
        .count();
  }

  private static boolean diverges(List<Storey> storeys) {
    return storeys.stream().anyMatch(storey -> storey.divergence().isPresent());
  }

  /**
   * Why nothing can be said, where nothing is wrong.
   *
   * @param highest how many monitors there were to be
   */
  static Optional<String> unknown(List<Storey> storeys, int highest) {
    var lost = storeys.getLast().lost();
    if (lost.isPresent()) {
      return lost.map(it -> storeys.getLast().depth() + " deep: " + it.why());
    }
    if (storeys.get(0).halted() == 0) {
      return Optional.of(
          "the program does not halt within its steps; only its first %s were compared"
              .formatted(Count.of(storeys.get(0).instructions())));
    }
    return storeys.size() <= highest
        ? Optional.of("interrupted after " + Count.of(storeys.size() - 1, "monitor"))
        : Optional.empty();
  }

  /** Says whether every storey is what it should be. */
  static String verdict(List<Storey> storeys, int highest, Terminal terminal) {
    if (diverges(storeys)) {
      return terminal.bad("fail") + ": a guest is not what it is on the bare machine\n";
    }
    if (broken(storeys) > 0) {
      return terminal.bad("fail") + ": the trap law is broken\n";
    }
    var why = unknown(storeys, highest);
    if (why.isPresent()) {
      return "inconclusive: " + why.get() + "\n";
    }
    int depth = storeys.size() - 1;
    return "%s: up to %s f^n held at every comparison, halts were equal, the trap law is exact%s%n"
        .formatted(
            terminal.good("pass"), Count.of(depth, "monitor"), depth < 2 ? "" : growth(storeys));
  }

  /** The corollary: s privileged instructions for each exit multiply the traps by 1 + s. */
  private static String growth(List<Storey> storeys) {
    var below = storeys.get(storeys.size() - 2);
    return below.traps() == 0
        ? ""
        : String.format(
            Locale.ROOT,
            ";%none monitor more multiplies the traps by 1 + s, with s = P/N = %.2f privileged"
                + " instructions for each trap",
            (double) below.privileged() / below.traps());
  }

  /** The exit code that storeys are, of so many that were wanted. */
  public static int exitCode(List<Storey> storeys, int highest) {
    return diverges(storeys) || broken(storeys) > 0
        ? ExitCode.DIVERGENCE
        : unknown(storeys, highest).isPresent() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
