package org.vmorph.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A class is spoken of by its name alone, and so no two of the main code share one. */
class ClassNamesTest {
  private static final List<String> NO_CLASSES = List.of("package-info", "module-info");

  @Test
  void no_two_classes_have_one_name() throws IOException {
    var named =
        Repository.javaSources("src/main/java").stream()
            .collect(
                Collectors.groupingBy(ClassNamesTest::name, TreeMap::new, Collectors.toList()));
    named.keySet().removeAll(NO_CLASSES);
    assertThat(named).hasSizeGreaterThan(500);
    named.values().removeIf(files -> files.size() == 1);
    assertThat(named).as("names that are two classes'; the better known keeps it").isEmpty();
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }
}
