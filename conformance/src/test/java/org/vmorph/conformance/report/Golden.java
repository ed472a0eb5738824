package org.vmorph.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that people see, kept in files. {@code -Dvmorph.golden=write} writes them anew. */
public final class Golden {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("vmorph.root", ".."),
          "conformance/src/test/resources/org/vmorph/conformance");

  private Golden() {}

  /**
   * The text is the one in the file.
   *
   * @param name of a file, below the test resources of {@code org.vmorph.conformance}
   */
  public static void check(String name, String text) throws IOException {
    var file = FOLDER.resolve(name);
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
