package org.vmorph.conformance.broken;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;

/** What rules say, with the names of those that were broken on purpose. */
public final class RulesText {
  private static final String HEAD =
      """
      # The rules

      What a monitor is held to, rule by rule, and the names of those that were [broken on purpose](broken-monitors.md) to see that each rule notices.

      Generated from `Rule` and the broken monitors by `RulesTextTest`; do not edit.

      E is equivalence, R resource control, F efficiency, T towers.
      A difference is named by the most specific rule that it breaks.
      """;

  private RulesText() {}

  /** The whole page. */
  public static String of(Rules rules) {
    return HEAD + rules.stream().map(RulesText::section).collect(Collectors.joining());
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
            rule.scenario().text(),
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
