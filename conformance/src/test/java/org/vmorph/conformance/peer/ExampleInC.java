package org.vmorph.conformance.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The example in C, built with the C compiler of this computer. */
public final class ExampleInC {
  /** The folder of the project. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Path SOURCES = ROOT.resolve(Path.of("examples", "c-monitor"));

  private ExampleInC() {}

  /**
   * Builds it; where there is no gcc the test that asks is skipped, and says so.
   *
   * @param folder where the program goes
   * @param flaws macros that make it wrong
   */
  public static Path build(Path folder, String... flaws) throws IOException, InterruptedException {
    assumeTrue(hasGcc(), "skipped: there is no gcc on the PATH to build examples/c-monitor with");
    var program = folder.resolve("monitor" + String.join("", flaws));
    var command = new ArrayList<>(List.of("gcc", "-std=c11", "-O1", "-Wall", "-Wextra", "-Werror"));
    for (var flaw : flaws) {
      command.add("-D" + flaw);
    }
    command.addAll(List.of("-o", program.toString()));
    try (var files = Files.list(SOURCES)) {
      files.map(Path::toString).filter(it -> it.endsWith(".c")).sorted().forEach(command::add);
    }
    var gcc = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (gcc.waitFor() != 0) {
      throw new AssertionError("gcc rejects examples/c-monitor:\n" + said);
    }
    return program;
  }

  private static boolean hasGcc() throws InterruptedException {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    }
  }
}
