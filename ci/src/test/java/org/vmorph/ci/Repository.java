package org.vmorph.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's files, for the tests that read them. */
public final class Repository {
  public static final Path ROOT =
      Path.of(System.getProperty("vmorph.root", "..")).toAbsolutePath().normalize();

  private Repository() {}

  /** Every Java source below {@code folder} of every module, such as {@code src/main/java}. */
  static List<Path> javaSources(String folder) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT);
        Stream<Path> below = Files.list(ROOT.resolve("ci"))) {
      return Stream.concat(modules, below)
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .flatMap(Repository::javaFilesBelow)
          .sorted()
          .toList();
    }
  }

  /** Every Java source of the examples. */
  static List<Path> exampleSources() {
    return javaFilesBelow(ROOT.resolve("examples")).sorted().toList();
  }

  private static Stream<Path> javaFilesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
