package org.vmorph.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The check that belongs to {@code mvn spotless:apply}; the pom says why it is a test. */
class FormatTest {
  @Test
  @DisplayName("every source is formatted")
  void everySourceIsFormatted() throws IOException, FormatterException {
    List<Path> sources = new ArrayList<>(Repository.javaSources("src/main/java"));
    sources.addAll(Repository.javaSources("src/test/java"));
    sources.addAll(Repository.exampleSources());
    var formatter = new Formatter();
    List<Path> unformatted = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      if (!formatter.formatSourceAndFixImports(text).equals(text)) {
        unformatted.add(Repository.ROOT.relativize(source));
      }
    }
    assertThat(sources).isNotEmpty();
    assertThat(unformatted)
        .as("sources to format: run mvn spotless:apply, with JAVA_HOME at a JDK 21 or later")
        .isEmpty();
  }
}
