package org.vmorph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How many programs the kit generates, runs and compares in a second, on one thread: JMH. */
final class CycleFigures {
  private static final int DEEPEST = 3;
  private static final double PROGRAMS = 200_000;
  private static final double STEPS_OF_PROGRAM = 100;

  /** From this JDK on a JVM tells of everybody who uses Unsafe, and JMH does. */
  private static final int UNSAFE_IS_TOLD = 24;

  private final Effort effort;

  CycleFigures(Effort effort) {
    this.effort = effort;
  }

  /** All of them. */
  List<Figure> figures() {
    double steps = stepsOfProgram();
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.plain("generate", "generate only, programs/s", run(GenerateBenchmark.class, null)));
    figures.add(
        Figure.atLeast(
            STEPS_OF_PROGRAM,
            "cycle.steps",
            "instructions of a program, in the mean",
            Optional.of(Spread.of(steps))));
    for (int depth = 0; depth <= DEEPEST; depth++) {
      var id = "cycle." + depth;
      var says = "full cycle, depth " + depth;
      var measured = run(CycleBenchmark.class, Integer.toString(depth));
      figures.add(
          depth == 1
              ? Figure.atLeast(PROGRAMS, id, says + ", programs/s", measured)
              : Figure.plain(id, says + ", programs/s", measured));
      figures.add(
          Figure.plain(
              id + ".instructions",
              says + ", guest instructions/s",
              measured.map(spread -> spread.times(steps))));
    }
    return figures;
  }

  private static double stepsOfProgram() {
    return new FullCycle(0, 0).run() / (double) FullCycle.PROGRAMS;
  }

  private Optional<Spread> run(Class<?> benchmark, @Nullable String depth) {
    var options =
        new OptionsBuilder()
            .include(benchmark.getName() + "\\.")
            .forks(effort.forks())
            .threads(1)
            .warmupIterations(effort.warmUps())
            .warmupTime(TimeValue.milliseconds(effort.milliseconds()))
            .measurementIterations(effort.rounds())
            .measurementTime(TimeValue.milliseconds(effort.milliseconds()))
            .verbosity(VerboseMode.SILENT);
    if (Runtime.version().feature() >= UNSAFE_IS_TOLD) {
      options.jvmArgsAppend("--sun-misc-unsafe-memory-access=allow");
    }
    if (depth != null) {
      options.param("depth", depth);
    }
    try {
      return new Runner(options.build()).run().stream().findFirst().map(CycleFigures::spread);
    } catch (RunnerException e) {
      throw new IllegalStateException(benchmark.getSimpleName() + " cannot be run", e);
    }
  }

  private static Spread spread(RunResult result) {
    return Spread.of(
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
            .toArray());
  }
}
