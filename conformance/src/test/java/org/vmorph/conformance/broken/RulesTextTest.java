package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Rules;

/** docs/rules.md is what the rules say. {@code -Dvmorph.golden=write} writes it anew. */
class RulesTextTest {
  private static final Path RULES =
      Path.of(System.getProperty("vmorph.root", "..")).resolve("docs/rules.md");

  @Test
  void what_the_rules_say_is_current() throws IOException {
    var text = RulesText.of(Rules.ALL);
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(RULES, text);
    }
    assertThat(text).isEqualTo(Files.readString(RULES));
  }
}
