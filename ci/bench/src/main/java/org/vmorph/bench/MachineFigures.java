package org.vmorph.bench;

import java.util.ArrayList;
import java.util.List;

/** How fast the engine is beside machines written by hand, and what a monitor costs. */
final class MachineFigures {
  private static final int STEPS_OF_SHORT = 200;

  private final Alternation alternation;

  MachineFigures(Alternation alternation) {
    this.alternation = alternation;
  }

  /** A workload that loops. */
  List<Figure> loop(String workload) {
    var rounds = alternation.run(Contenders.MACHINES, workload);
    var figures = new ArrayList<Figure>();
    figures.add(against(0.95, rounds, workload, "java", Contenders.JAVA));
    figures.add(against(0.85, rounds, workload, "c", Contenders.C));
    figures.add(against(30, rounds, workload, "reference", Contenders.REFERENCE));
    for (var name :
        List.of(Contenders.ENGINE, Contenders.JAVA, Contenders.C, Contenders.REFERENCE)) {
      figures.add(
          Figure.plain(
              workload + ".speed." + name.replace(' ', '-'),
              workload + ": " + name + ", instructions/s",
              rounds.speed(name)));
    }
    figures.add(javaAgainstC(rounds, workload));
    return figures;
  }

  /** A workload of RV64 that loops. */
  List<Figure> rv64(String workload) {
    var rounds = alternation.run(Contenders.RV64, workload);
    var figures = new ArrayList<Figure>();
    figures.add(against(0.95, rounds, workload, "java", Contenders.JAVA));
    figures.add(against(30, rounds, workload, "reference", Contenders.REFERENCE));
    var names = new ArrayList<>(List.of(Contenders.ENGINE, Contenders.JAVA, Contenders.REFERENCE));
    for (var kind : Emulator.Kind.values()) {
      names.add(kind.says());
      figures.add(
          Figure.plain(
              workload + "." + kind.says(),
              workload + ": tier 1 / " + kind.says(),
              rounds.ratio(Contenders.ENGINE, kind.says())));
    }
    for (var name : names) {
      figures.add(
          Figure.plain(
              workload + ".speed." + name.replace(' ', '-'),
              workload + ": " + name + ", instructions/s",
              rounds.speed(name)));
    }
    return figures;
  }

  /** Many short programs, each reset first. */
  List<Figure> programs() {
    var rounds = alternation.run(Contenders.FAST_MACHINES, "short");
    var figures = new ArrayList<Figure>();
    figures.add(against(0.85, rounds, "short", "c", Contenders.C));
    figures.add(
        Figure.atLeast(
            1_000_000,
            "short.speed.tier-1",
            "short: tier 1, programs/s",
            rounds.speed(Contenders.ENGINE).map(s -> s.times(1.0 / STEPS_OF_SHORT))));
    for (var name : List.of(Contenders.JAVA, Contenders.C)) {
      figures.add(
          Figure.plain(
              "short.speed." + name.replace(' ', '-'),
              "short: " + name + ", programs/s",
              rounds.speed(name).map(s -> s.times(1.0 / STEPS_OF_SHORT))));
    }
    figures.add(javaAgainstC(rounds, "short"));
    return figures;
  }

  /** A guest with no sensitive instruction, under the monitor and bare. */
  Figure monitor() {
    return Figure.atLeast(
        0.95,
        "monitor",
        "mixed: trap-and-emulate / bare",
        alternation.run(Contenders.MONITOR, "mixed").ratio(Contenders.MONITORED, Contenders.BARE));
  }

  private static Figure against(
      double target, TimedRounds rounds, String workload, String id, String other) {
    return Figure.atLeast(
        target,
        workload + "." + id,
        workload + ": tier 1 / " + other,
        rounds.ratio(Contenders.ENGINE, other));
  }

  private static Figure javaAgainstC(TimedRounds rounds, String workload) {
    return Figure.plain(
        workload + ".java-c",
        workload + ": switch in Java / switch in C",
        rounds.ratio(Contenders.JAVA, Contenders.C));
  }
}
