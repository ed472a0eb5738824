package org.vmorph.examples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The example's test without Maven: classes, the kit's jars and JUnit's own launcher. */
final class ConsoleLauncher {
  /** What it printed, and its exit code. */
  record Ended(int code, String output) {}

  private ConsoleLauncher() {}

  /**
   * Runs the test.
   *
   * @param folder where it is run
   * @param classes folders of classes
   */
  static Ended run(Path folder, Path... classes) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Built.in("console", "junit-platform-console-standalone.jar").toString(),
                "execute",
                "--class-path",
                kitAnd(classes),
                "--select-class",
                "org.example.MyMonitorTest",
                "--details=tree",
                "--disable-ansi-colors")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  /** A class path of the kit and what it needs, and these. */
  static String kitAnd(Path... classes) throws IOException {
    try (var jars = Files.list(Built.in("console", "lib"))) {
      return Stream.concat(Arrays.stream(classes), jars)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
