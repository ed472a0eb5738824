package org.vmorph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A JVM in which contenders take turns with one workload. All of them are in one process because
 * their ratio is wanted and the computer's mood changes within seconds: neighbours in time share
 * it. A workload has a JVM of its own because the compiler lays code out for what it has seen, and
 * there are several such JVMs because the compiler's luck differs from one to the next. The order
 * of turns changes from round to round. JMH's forks, one for each contender, would put minutes
 * between the two sides of a ratio.
 */
public final class Fork {
  private static final long PROBE = 100_000;
  private static final long MILLION = 1_000_000;

  private Fork() {}

  /**
   * Prints a line for each turn: round, nanoseconds, steps, contender.
   *
   * @param arguments contenders, workload, warm-ups, rounds, milliseconds, the compiled C program
   */
  public static void main(String... arguments) {
    var contenders = Contenders.valueOf(arguments[0]).start(Path.of(arguments[5]));
    var workload = Workloads.named(arguments[1]);
    int warmUps = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    long milliseconds = Long.parseLong(arguments[4]);
    var turns = new ArrayList<Turn>();
    for (var contender : contenders) {
      turns.add(Turn.of(contender, workload, warmUps * milliseconds, milliseconds));
    }
    for (int round = -1; round < rounds; round++) {
      for (var turn : turns) {
        var timing = turn.contender().time(turn.times());
        if (round >= 0) {
          tell(round, timing, turn.contender());
        }
      }
      Collections.rotate(turns, 1);
    }
    contenders.forEach(Contender::close);
  }

  private static void tell(int round, Timing timing, Contender contender) {
    System.out.println(
        round + " " + timing.nanoseconds() + " " + timing.steps() + " " + contender.name());
  }

  /** A contender, loaded, and how often it runs everything in its turn. */
  private record Turn(Contender contender, int times) {
    /**
     * Warms up, and finds out how much fills a turn: loops are cut to its length, short programs
     * are all run, and run again.
     */
    static Turn of(Contender contender, Workload workload, long warmUp, long turn) {
      contender.load(workload.within(Math.min(PROBE, workload.budget())));
      int probes = (int) Math.ceilDiv(contender.least(), PROBE);
      Timing best = contender.time(probes);
      long until = System.nanoTime() + warmUp * MILLION;
      while (System.nanoTime() < until) {
        var timing = contender.time(probes);
        best = timing.perSecond() > best.perSecond() ? timing : best;
      }
      if (workload.budget() <= PROBE) {
        return new Turn(contender, (int) Math.max(1, turn * MILLION / best.nanoseconds()));
      }
      long least = Math.max(PROBE, contender.least());
      long steps = Math.max(least, (long) (best.perSecond() * turn / 1000));
      long budget = Math.min(workload.budget(), steps);
      contender.load(workload.within(budget));
      return new Turn(contender, (int) (steps / budget));
    }
  }

  /** The command that runs such a JVM. */
  static List<String> command(Contenders contenders, String workload, Effort effort, Path program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        System.getProperty("java.class.path"),
        Fork.class.getName(),
        contenders.name(),
        workload,
        Integer.toString(effort.warmUps()),
        Integer.toString(effort.rounds()),
        Integer.toString(effort.milliseconds()),
        program.toString());
  }
}
