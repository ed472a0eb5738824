package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A campaign as a user starts it, timed from the outside: a cold JVM, all processors. */
final class ConformProcess {
  private static final long PATIENCE = 120;

  private final Path root;

  /**
   * The launcher of a project.
   *
   * @param root its folder
   */
  ConformProcess(Path root) {
    this.root = root;
  }

  /**
   * Runs so many programs.
   *
   * @return the figure; what takes longer than patience lasts is stopped and counts as that long
   */
  Figure time(long programs) {
    // The launcher builds what is not built; that is no part of the figure.
    run("--version");
    double seconds = run("conform", "--programs", Long.toString(programs), "--depth", "1");
    var says = "conform --programs " + programs + " --depth 1, cold, s";
    return Figure.atMost(
        10,
        "conform",
        seconds >= PATIENCE ? says + " (stopped)" : says,
        Optional.of(Spread.of(seconds)));
  }

  private double run(String... arguments) {
    var command = new String[arguments.length + 1];
    command[0] = root.resolve("vmorph").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    try {
      long from = System.nanoTime();
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        process.destroy();
        process.waitFor();
      } else if (process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " ended with " + process.exitValue());
      }
      return (System.nanoTime() - from) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
