package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Rule;

/** docs/rules.md is what the rules say. {@code -Dvmorph.golden=write} writes it anew. */
class RulesTextTest {
  private static final Path RULES =
      Path.of(System.getProperty("vmorph.root", "..")).resolve("docs/rules.md");

  private static final String HEAD =
      """
      # The rules

      What a monitor is held to, rule by rule, and the names of those that were [broken on purpose](broken-monitors.md) to see that each rule notices.

      Generated from `Rule` and the broken monitors by `RulesTextTest`; do not edit.

      E is equivalence, R resource control, F efficiency, T towers.
      A difference is named by the most specific rule that it breaks.
      """;

  @Test
  void what_the_rules_say_is_current() throws IOException {
    var text =
        HEAD
            + Arrays.stream(Rule.values())
                .map(RulesTextTest::section)
                .collect(Collectors.joining());
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(RULES, text);
    }
    assertThat(text).isEqualTo(Files.readString(RULES));
  }

  private static String section(Rule rule) {
    return """

    ## %s %s

    %s, %s; tried by: %s.

    > %s

    %s

    Look first:

    %s

    Broken by %s.
    """
        .formatted(
            rule,
            rule.title(),
            rule.property().title(),
            rule.kind(),
            rule.scenario(),
            rule.paper(),
            rule.intent(),
            rule.lookFirst().stream().map("- %s"::formatted).collect(Collectors.joining("\n")),
            broken(rule)
                .map(it -> "[%s](broken-monitors.md#%s)".formatted(it, it))
                .collect(Collectors.joining(", ")));
  }

  private static Stream<BrokenMonitor> broken(Rule rule) {
    return BrokenMonitor.ALL.stream().filter(broken -> broken.rule() == rule);
  }
}
