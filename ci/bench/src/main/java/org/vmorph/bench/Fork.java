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
  private static final long PROBE = 20_000;

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
      turns.add(Turn.of(contender, workload, milliseconds));
    }
    for (int round = -warmUps; round < rounds; round++) {
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
    /** Loops are cut to the length of a turn; short programs are all run, and run again. */
    static Turn of(Contender contender, Workload workload, long milliseconds) {
      contender.load(workload.within(Math.min(PROBE, workload.budget())));
      double perSecond = 0;
      for (int i = 0; i < 3; i++) {
        perSecond = Math.max(perSecond, contender.time(1).perSecond());
      }
      long steps = (long) (perSecond * milliseconds / 1000);
      if (workload.programs().length == 1) {
        contender.load(workload.within(Math.min(workload.budget(), Math.max(PROBE, steps))));
        return again(contender, milliseconds);
      }
      contender.load(workload);
      return again(contender, milliseconds);
    }

    /** The probe was cold; a whole turn tells better how many of them fill the time. */
    private static Turn again(Contender contender, long milliseconds) {
      long nanoseconds = Math.max(1, contender.time(1).nanoseconds());
      return new Turn(contender, (int) Math.max(1, milliseconds * 1_000_000 / nanoseconds));
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
