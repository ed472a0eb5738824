package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The C compiler of this computer. */
final class Gcc {
  private Gcc() {}

  /** Whether there is one. */
  static boolean isThere() {
    try {
      return new ProcessBuilder("gcc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Compiles {@code machine.c} with -O2.
   *
   * @param folder where source and program go; made if it is not there
   * @return the program
   */
  static Path compile(Path folder) {
    try (var resource = Gcc.class.getResourceAsStream("machine.c")) {
      if (resource == null) {
        throw new IllegalStateException("machine.c is not among the resources");
      }
      Files.createDirectories(folder);
      var source = folder.resolve("machine.c");
      var program = folder.resolve("machine");
      Files.write(source, resource.readAllBytes());
      var gcc =
          new ProcessBuilder("gcc", "-std=c11", "-O2", "-o", program.toString(), source.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (gcc.waitFor() != 0) {
        throw new IllegalStateException("gcc rejects machine.c:\n" + said);
      }
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
