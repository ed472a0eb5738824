package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.report.AnnotatedProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Trace;
import org.vmorph.conformance.shrink.Shrunk;

/**
 * docs/rules.md is what the rules say, and what happens to the broken monitors. {@code
 * -Dvmorph.golden=write} writes it anew. The table at its end is measured by {@code ci/rules}.
 */
class RulesTextTest {
  private static final Path ROOT = Path.of(System.getProperty("vmorph.root", ".."));
  private static final Path TEXT = ROOT.resolve("docs/rules.md");
  private static final Path MEASURED =
      ROOT.resolve("conformance/src/test/resources/org/vmorph/conformance/broken/rules.txt");

  private static final String HEAD =
      """
      # The rules

      What a monitor is held to, rule by rule, and the monitors that were broken on purpose to see that each rule notices.

      Generated from `Rule` and the broken monitors by `RulesTextTest`; do not edit.

      E is equivalence, R resource control, F efficiency, T towers.
      A difference is named by the most specific rule that it breaks.
      A broken monitor has one mistake; *its own* says that nothing but its rule tells it from a monitor as it should be.
      Where a program is shown it is the smallest that was come upon; storage is 0 where nothing is said, execution starts at 2, or on a machine that begins as its last word says, there.
      """;

  private static final String WITHOUT =
      """

      ## Without a rule

      A rule that is not claimed is not judged, and programs that come across its scenario are left out.
      Then each monitor of a rule's own goes free, whatever the others say: no difference was found in what was run.
      `ci/rules` measures it with 100,000 programs of seed 1974:

      | not claimed | monitor | programs run | left out |
      | --- | --- | --- | --- |
      """;

  @Test
  void the_text_is_current() throws IOException {
    var text =
        HEAD
            + Arrays.stream(Rule.values()).map(RulesTextTest::section).collect(Collectors.joining())
            + WITHOUT
            + Files.readString(MEASURED);
    if ("write".equals(System.getProperty("vmorph.golden"))) {
      Files.writeString(TEXT, text);
    }
    assertThat(text).isEqualTo(Files.readString(TEXT));
  }

  private static String section(Rule rule) {
    return """

    ## %s %s

    %s, %s; tried by: %s.

    > %s

    %s

    Look first:

    %s
    """
            .formatted(
                rule,
                rule.title(),
                rule.property().title(),
                rule.kind(),
                rule.scenario(),
                rule.paper(),
                rule.intent(),
                rule.lookFirst().stream().map("- %s"::formatted).collect(Collectors.joining("\n")))
        + BrokenMonitor.ALL.stream()
            .filter(broken -> broken.rule() == rule)
            .map(RulesTextTest::monitor)
            .collect(Collectors.joining());
  }

  private static String monitor(BrokenMonitor broken) {
    var told = Told.of(broken);
    return """

    **%s**%s on %s%s.
    %s
    %s.
    """
            .formatted(
                broken,
                broken.vmm().isProgram() ? ", monitor.s changed," : "",
                broken.machine(),
                broken.own() ? ", its own" : "",
                broken.mistake(),
                told.shrunk().map(all -> seen(told, all)).orElseGet(() -> seen(told)))
        + told.shrunk().map(RulesTextTest::listing).orElse("");
  }

  private static String seen(Told told) {
    return "Seen within %s: %s"
        .formatted(count(told.caught().number(), "program"), told.caught().what());
  }

  private static String seen(Told told, Shrunk shrunk) {
    var smallest = shrunk.smallest();
    return "Seen in program %d of seed %d, shrunk to %s%s: at `%s` the bare machine %s, the guest %s%s"
        .formatted(
            smallest.program().index(),
            smallest.program().seed(),
            count(shrunk.instructionsAfter(), "instruction"),
            smallest.setting().depth() > 1 ? ", %d deep".formatted(smallest.setting().depth()) : "",
            smallest.at(),
            smallest.bare(),
            smallest.virtual(),
            differences(smallest));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static String differences(Divergence divergence) {
    if (divergence.seen().isPresent()) {
      return "; " + divergence.seen().get();
    }
    return divergence.differences().stream()
        .limit(3)
        .map("; `%s`"::formatted)
        .collect(Collectors.joining());
  }

  private static String listing(Shrunk shrunk) {
    var smallest = shrunk.smallest();
    return AnnotatedProgram.of(smallest.program(), Trace.of(smallest)).stream()
        .collect(Collectors.joining("\n", "\n```\n", "\n```\n"));
  }
}
