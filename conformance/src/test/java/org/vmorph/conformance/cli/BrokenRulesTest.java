package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.rules.RuleProvider;

/**
 * A rule whose check is broken is bad input, whatever the monitor; a monitor that breaks down when
 * a check asks it has broken down.
 */
class BrokenRulesTest {
  private static final String RULES =
      """
      package mine;
      import java.util.*;
      import org.vmorph.conformance.rules.*;
      public class MyRules implements RuleProvider {
        static int n;
        static int deep(int n) { return 1 + deep(n + 1) + n; }
        static long asking(SeenStep step) { return step.guest().size() + asking(step); }
        static Optional<String> wrong(SeenStep step) {
          CHECK
        }
        public List<Rule> rules() {
          return List.of(
              Rule.checked("F2", "a title", Scenario.ANY, "A sentence.", "An intent.",
                  List.of("where?"), MyRules::wrong));
        }
      }
      """;

  private static final String SPIN =
      "for (long end = System.nanoTime() + 8_000_000_000L; System.nanoTime() < end;)";

  @TempDir private Path folder;

  private String rules(String check) throws IOException {
    return PluginFolder.of(
        folder.resolve("rules"), RuleProvider.class, "MyRules", RULES.replace("CHECK", check));
  }

  private static Shell conform(String plugins, String monitor, String... more) {
    var words = new ArrayList<>(List.of("conform", "--plugins", plugins, "--vmm", monitor));
    words.addAll(List.of("--programs", "200"));
    words.addAll(List.of(more));
    return Shell.vmorph(words.toArray(String[]::new));
  }

  private static Shell waiting(String plugins, String monitor) {
    return conform(plugins, monitor, "--monitor-timeout", "2");
  }

  private static void isOneLine(Shell shell, String... parts) {
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).startsWith("vmorph: rule F2: its check ").doesNotContain("\n");
    assertThat(shell.err()).contains(parts);
    assertThat(shell.err()).doesNotContain("trap-and-emulate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "throw new IllegalStateException(\"no map\");| breaks down:"
            + " java.lang.IllegalStateException: no map in MyRules.wrong (MyRules.java:9), after"
            + " step 1 of program 0 of seed 1974",
        "throw new AssertionError();| breaks down: java.lang.AssertionError in MyRules.wrong (",
        "throw new org.vmorph.vmm.MonitorFailure(\"it is bad\");| breaks down: it is bad",
        "throw new org.vmorph.vmm.MonitorLost(\"it is gone\");| breaks down: it is gone",
        "throw new NoClassDefFoundError(\"mine/Other\");| NoClassDefFoundError: mine/Other in"
            + " MyRules",
        "return Optional.of(\"x\" + deep(0));| StackOverflowError in MyRules.deep (MyRules.java:6)",
        "return Optional.of(\"x\" + asking(step));| StackOverflowError",
        "System.exit(0); return Optional.empty();| it calls System.exit(0), which would end vmorph",
        "return null;| gives null, after step 1 of",
        "return n++ == 300 ? Optional.of(\"now\") : Optional.empty();| gives 'now' and then nothing"
            + " of the same step; expected that it keeps nothing",
        "return Optional.of(\"call \" + n++);| gives 'call 0' and then 'call 1' of the same step",
        "return Optional.of(\" \\n\");| gives a blank finding; expected what is wrong",
        "return Optional.of(step.bare().getClass().cast(null).toString());"
            + "| breaks down: java.lang.NullPointerException",
        "return Optional.of(((org.vmorph.model.concrete.Machine) step.bare()).toString());"
            + "| breaks down: java.lang.ClassCastException",
        "return Optional.of(((org.vmorph.vmm.Host) step.hardware()).toString());"
            + "| breaks down: java.lang.ClassCastException",
      })
  void whatever_a_check_does_instead_of_answering_is_told_of_the_rule(String check, String told)
      throws IOException {
    isOneLine(conform(rules(check), "trap-and-emulate"), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ step.guest().tally(); }", "{ step.bare().size(); }"})
  void one_that_does_not_come_back_is_not_the_monitors_doing(String body) throws IOException {
    isOneLine(
        waiting(rules(SPIN + body + " return Optional.empty();"), "trap-and-emulate"),
        "does not come back: no answer within 2.0 s; it is in ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "replay", "guests", "states"})
  void every_command_that_asks_rules_says_so(String how) throws IOException {
    var plugins = rules("throw new IllegalStateException(\"no map\");");
    isOneLine(
        switch (how) {
          case "check" -> Shell.vmorph("check", "--plugins", plugins, "--isa", "third-generation");
          case "replay" ->
              Shell.vmorph(
                  "replay",
                  "third-generation:trap-and-emulate:d1:s1974:p1:g3",
                  "--plugins",
                  plugins);
          case "guests" -> Shell.vmorph("conform", "--plugins", plugins, "--guests", "../guests");
          default -> Shell.vmorph("conform", "--plugins", plugins, "--programs", "0", "--states");
        },
        "breaks down: java.lang.IllegalStateException: no map");
  }

  /** A monitor and a rule; the rule asks it for a register, which only rules are answered so. */
  private Shell asked(String get, String check) throws IOException {
    var monitor =
        PluginFolder.doing(
            folder.resolve("monitor"),
            "GET",
            "for (var frame : new Throwable().getStackTrace()) {"
                + " if (frame.getClassName().equals(\"mine.MyRules\")) { "
                + get
                + " } }");
    return waiting(monitor + File.pathSeparator + rules(check), "my-monitor");
  }

  private static final String ASK =
      "step.guest().get(org.vmorph.model.machines.Machines.named(\"third-generation\")"
          + ".orElseThrow().programCounter());";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ASK,
        "try { " + ASK + " } catch (RuntimeException e) { throw new Error(\"mine\", e); }",
        "try { " + ASK + " } finally { step.guest().size(); }",
      })
  void what_the_monitor_throws_at_a_check_is_told_of_the_monitor(String ask) throws IOException {
    var shell =
        asked(
            "throw new IllegalStateException(\"no register\");", ask + " return Optional.empty();");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out().replaceAll("\\s+", " "))
        .contains(
            "F2",
            "the monitor breaks down: java.lang.IllegalStateException: no register in"
                + " MyMonitor$Mine.get (MyMonitor.java:");
  }

  @Test
  void a_check_that_gets_over_it_and_then_fails_by_itself_is_broken() throws IOException {
    var shell =
        asked(
            "throw new IllegalStateException(\"no register\");",
            "try { "
                + ASK
                + " } catch (RuntimeException e) { Objects.requireNonNull(null, \"own\"); }"
                + " return Optional.empty();");
    isOneLine(shell, "breaks down: java.lang.NullPointerException: own in MyRules.wrong");
  }

  @Test
  void a_monitor_that_does_not_come_back_to_a_check_is_lost() throws IOException {
    var shell = asked(SPIN + " Thread.onSpinWait();", ASK + " return Optional.empty();");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out() + shell.err())
        .contains("my-monitor does not come back: no answer within 2.0 s; it is in MyMonitor$Mine");
  }

  @Test
  void a_finding_of_several_lines_is_told_on_one() throws IOException {
    var shell =
        conform(
            rules("return Optional.of(\"it is\\n\\n \\u0007 bad\\r\\n\");"), "trap-and-emulate");
    assertThat(shell.code()).isEqualTo(ExitCode.DIVERGENCE);
    assertThat(shell.out()).contains("Seen:  it is bad\n");
  }

  /** Nothing of what is shown to it is the machine that is compared. */
  @Test
  void a_check_has_nothing_to_change_anything_by() throws IOException {
    var shell =
        conform(
            rules(
                "for (Object shown : new Object[] {step.bare(), step.guest(), step.hardware()}) {"
                    + " if (shown instanceof org.vmorph.vmm.Host"
                    + " || shown instanceof org.vmorph.model.concrete.Machine) {"
                    + " return Optional.of(\"changeable\"); } }"
                    + " return Optional.empty();"),
            "trap-and-emulate");
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
  }
}
