package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Runs forks and collects their rounds. */
final class Alternation {
  private final Effort effort;
  private final Path program;

  /**
   * For so much effort.
   *
   * @param program the compiled {@code machine.c}
   */
  Alternation(Effort effort, Path program) {
    this.effort = effort;
    this.program = program;
  }

  /** Lets contenders take turns with the workload of a name. */
  TimedRounds run(Contenders contenders, String workload) {
    var rounds = new TimedRounds();
    for (int fork = 0; fork < effort.forks(); fork++) {
      collect(Fork.command(contenders, workload, effort, program).toArray(String[]::new), rounds);
    }
    return rounds;
  }

  private static void collect(String[] command, TimedRounds into) {
    try {
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var byRound = new TreeMap<Integer, Map<String, Timing>>();
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        lines.lines().forEach(line -> collect(line, byRound));
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException("a fork failed: " + String.join(" ", command));
      }
      byRound.values().forEach(into::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void collect(String line, Map<Integer, Map<String, Timing>> into) {
    var words = line.split(" ", 4);
    var timing = new Timing(Long.parseLong(words[1]), Long.parseLong(words[2]));
    into.computeIfAbsent(Integer.valueOf(words[0]), round -> new HashMap<>()).put(words[3], timing);
  }
}
