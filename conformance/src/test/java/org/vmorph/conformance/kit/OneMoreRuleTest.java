package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.vmorph.conformance.broken.RulesText;
import org.vmorph.conformance.cli.PluginFolder;
import org.vmorph.conformance.cli.Shell;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.FormatError;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.MalformedRule;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.RuleProvider;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.rules.Scenario;
import org.vmorph.conformance.rules.SeenStep;
import org.vmorph.conformance.rules.StepCheck;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A rule of somebody else's is an entry with its check, and a line: it is examined, told and read
 * from there. Here is one that the hybrid monitor keeps, and that trap-and-emulate breaks and need
 * not keep: what the guest does in virtual supervisor mode is interpreted.
 */
class OneMoreRuleTest {
  private static final Rule F2 = of("F2", Scenario.ANY);

  /** The line. */
  private static final Rules MORE = Rules.ALL.and(F2);

  private static Rule of(String id, Scenario scenario) {
    return Rule.checked(
        id,
        "nothing runs directly in virtual supervisor mode",
        scenario,
        "All instructions in virtual supervisor mode will be interpreted.",
        "In a step that is made in virtual supervisor mode the hardware completes no instruction.",
        List.of("is it decided by the virtual mode who makes the step?"),
        OneMoreRuleTest::wrong);
  }

  private static Optional<String> wrong(SeenStep step) {
    return step.wasUser() || step.direct() == 0
        ? Optional.empty()
        : Optional.of("a step in virtual supervisor mode was completed by the hardware");
  }

  /** The same out of a jar. */
  private static final String OFFERED =
      """
      package mine;
      import java.util.*;
      import org.vmorph.conformance.rules.*;
      public class MyRules implements RuleProvider {
        public List<Rule> rules() {
          return List.of(
              Rule.checked(
                  "F2",
                  "nothing runs directly in virtual supervisor mode",
                  Scenario.ANY,
                  "All instructions in virtual supervisor mode will be interpreted.",
                  "In a step that is made there the hardware completes no instruction.",
                  List.of("is it decided by the virtual mode who makes the step?"),
                  step ->
                      step.wasUser() || step.direct() == 0
                          ? Optional.empty()
                          : Optional.of("a step was completed by the hardware")));
        }
      }
      """;

  private static Subject subject(Vmm monitor, Claims claims) {
    var machine = Machines.named("third-generation").orElseThrow();
    return new Subject(monitor, machine, claims, 400, 1974, 64, Optional.empty());
  }

  private static Setting setting(Vmm monitor) {
    return subject(monitor, Claims.of(MORE)).setting(1);
  }

  @Test
  void a_campaign_catches_who_breaks_it_and_makes_that_small() {
    var result = Campaign.of(setting(new TrapAndEmulate()), 1974, 400).run();
    assertThat(result.first()).map(Divergence::rule).contains(F2);
    var judgement = new Examination(subject(new TrapAndEmulate(), Claims.of(MORE))).judge(F2);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(judgement.kind()).isEqualTo(Rule.Kind.SAMPLED);
    assertThat(judgement.text())
        .contains(
            "F2  " + F2.title(),
            "Seen:  a step in virtual supervisor mode was completed by the hardware",
            "Look first:  is it decided by the virtual mode who makes the step?");
    assertThat(judgement.broken().orElseThrow().instructionsAfter()).isEqualTo(1);
  }

  @Test
  void who_keeps_it_passes_and_is_told_how_often_it_was_tried() {
    assertThat(Campaign.of(setting(new Hybrid()), 1974, 400).run().verdict())
        .isEqualTo(CampaignVerdict.PASS);
    var judgement = new Examination(subject(new Hybrid(), Claims.of(MORE))).judge(F2);
    assertThat(judgement.outcome()).as(judgement.text()).isEqualTo(Judgement.Outcome.KEPT);
    assertThat(judgement.text())
        .isEqualTo(
            "kept in 400 programs, of which 4 were compared after every step, as were those run"
                + " beforehand");
  }

  /** Nobody else finds fault with it. */
  @Test
  void without_the_line_and_where_it_is_not_claimed_nothing_is_seen() {
    var monitor = new TrapAndEmulate();
    for (var claims : List.of(Claims.ALL, Claims.of(MORE).without(F2, "it need not"))) {
      var setting = subject(monitor, claims).setting(1);
      var result = Campaign.of(setting, 1974, 400).run();
      assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
      assertThat(result.dropped()).isZero();
    }
    var lowered = subject(monitor, Claims.of(MORE).without(F2, "it need not"));
    assertThat(new Examination(lowered).judge(F2).outcome()).isEqualTo(Judgement.Outcome.SKIPPED);
  }

  @Test
  void a_rule_that_nobody_has_listed_is_not_kept() {
    var judgement = new Examination(subject(new Hybrid(), Claims.ALL)).judge(F2);
    assertThat(judgement.outcome()).isEqualTo(Judgement.Outcome.INCONCLUSIVE);
    assertThat(judgement.text()).contains("expected Claims.of(Rules.ALL.and(...)) with it");
  }

  @Test
  void programs_that_do_not_come_across_its_scenario_do_not_try_it() {
    var ended = of("F3", Scenario.ENDLESS_TRAP);
    var subject = subject(new Hybrid(), Claims.of(Rules.ALL.and(ended)));
    assertThat(new Examination(subject).judge(ended).text())
        .containsPattern(
            "; [1-9]\\d* of these and of those run beforehand came across a trap that");
  }

  /** As a user's test class, which says no more than that. */
  static class Examined implements VmmConformance {
    @Override
    public Vmm monitor() {
      return new TrapAndEmulate();
    }

    @Override
    public Claims claims() {
      return Claims.of(MORE);
    }

    @Override
    public long programs() {
      return 400;
    }
  }

  @Test
  void it_is_a_test_of_whoever_claims_it() {
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Examined.class))
                .build(),
            summary);
    assertThat(summary.getSummary().getFailures())
        .extracting(failure -> failure.getTestIdentifier().getDisplayName())
        .contains("F2 " + F2.title())
        .doesNotContain("E1 " + Rule.E1.title(), "F1 " + Rule.F1.title());
  }

  @Test
  void it_is_told_in_the_page_of_rules() {
    assertThat(RulesText.of(MORE))
        .contains("## F2 " + F2.title(), "Efficiency, SAMPLED; tried by: any program.");
    assertThat(RulesText.of(Rules.ALL)).doesNotContain("F2");
  }

  @Test
  void a_case_that_breaks_it_is_read_by_whoever_has_it() {
    var found = Campaign.of(setting(new TrapAndEmulate()), 1974, 400).run().first().orElseThrow();
    var text = Case.of(found, "test").text();
    assertThat(Case.read("x", text, MORE).failure().orElseThrow().rule()).isEqualTo(F2);
    assertThatThrownBy(() -> Case.read("x", text))
        .isInstanceOf(FormatError.class)
        .hasMessageContaining("unknown rule 'F2'; there is: E1, ");
  }

  private static String plugins(Path folder, String text) throws IOException {
    return PluginFolder.of(folder, RuleProvider.class, "MyRules", text);
  }

  @ParameterizedTest
  @CsvSource({"trap-and-emulate, 1", "hybrid, 0"})
  void the_command_line_holds_monitors_to_one_that_is_offered(
      String monitor, int code, @TempDir Path folder) throws Exception {
    var json = folder.resolve("result.json");
    var junit = folder.resolve("result.xml");
    var run =
        Shell.vmorph(
            "conform",
            "--plugins",
            plugins(folder, OFFERED),
            "--programs",
            "400",
            "--vmm",
            monitor,
            "--json",
            json.toString(),
            "--junit",
            junit.toString());
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
    assertThat(Files.readString(junit)).contains("F2 " + F2.title());
    if (code == 1) {
      assertThat(Files.readString(json)).contains("\"rule\" : \"F2\"");
      assertThat(run.out()).contains("F2  " + F2.title());
    }
  }

  @Test
  void check_holds_monitors_to_it_as_well(@TempDir Path folder) throws Exception {
    var run =
        Shell.vmorph(
            "check",
            "--plugins",
            plugins(folder, OFFERED),
            "--isa",
            "third-generation",
            "--programs",
            "100");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).containsPattern("F2 in program \\d+");
  }

  @Test
  void what_breaks_it_is_replayed_by_its_token_and_as_a_case(@TempDir Path folder)
      throws Exception {
    var plugins = plugins(folder, OFFERED);
    var cases = folder.resolve("cases").toString();
    var found = Shell.vmorph("conform", "--plugins", plugins, "--programs", "400", "--save", cases);
    var token = found.out().replaceAll("(?s).*vmorph replay (\\S+) .*", "$1");
    for (var what : List.of(token, cases)) {
      var again = Shell.vmorph("replay", what, "--plugins", plugins);
      assertThat(again.code()).as(again.toString()).isEqualTo(1);
      assertThat(again.out()).contains("F2  " + F2.title(), "\nreproduced\n");
    }
  }

  @Test
  void one_that_nobody_could_check_is_refused() {
    assertThatThrownBy(
            () -> Rule.checked("F2", "a", Scenario.ANY, "b", "c", List.of("d"), nothing()))
        .isInstanceOf(MalformedRule.class)
        .hasMessage("rule F2: has no check");
  }

  /** As somebody writes it whom no compiler warns. */
  @SuppressWarnings("NullAway")
  private static StepCheck nothing() {
    return null;
  }

  @ParameterizedTest
  @CsvSource({"'a\nb', w, says its title in several lines", "t, ' ', has no place to look first"})
  void one_that_is_said_badly_is_refused(String title, String where, String why) {
    assertThatThrownBy(
            () ->
                Rule.checked(
                    "F2", title, Scenario.ANY, "b", "c", List.of(where), step -> Optional.empty()))
        .isInstanceOf(MalformedRule.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AT_ONCE", "AFTER_ANOTHER", "SEVERAL_GUESTS", "TOWER"})
  void one_that_no_campaign_would_try_is_refused(Scenario scenario) {
    assertThatThrownBy(() -> of("F2", scenario))
        .isInstanceOf(MalformedRule.class)
        .hasMessageStartingWith(
            "rule F2: no campaign would ever try it, for a check is asked after")
        .hasMessageContaining("it is tried by " + scenario + "; expected one of [ANY, HALT, ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X1| rule X1: no property has the letter X; there is: E Equivalence, R Resource control, F"
            + " Efficiency, T Recursion",
        "speed| rule \"speed\": expected the letter of a property and a number, as in F2",
      })
  void one_of_no_property_is_refused(String id, String message) {
    assertThatThrownBy(() -> of(id, Scenario.ANY))
        .isInstanceOf(MalformedRule.class)
        .hasMessage(message);
  }

  @Test
  void two_of_one_id_are_refused() {
    assertThatThrownBy(() -> Rules.ALL.and(of("F1", Scenario.ANY)))
        .isInstanceOf(MalformedRule.class)
        .hasMessage(
            "rule F1: there are two of that id, 'innocuous instructions run directly' and '%s'"
                .formatted(F2.title()));
  }

  @ParameterizedTest
  @CsvSource({
    "F2, F1, there are two of that id",
    "F2, X1, no property has the letter X",
    "Scenario.ANY, Scenario.TOWER, no campaign would ever try it",
  })
  void one_that_is_offered_and_refused_is_bad_input(
      String right, String wrong, String why, @TempDir Path folder) throws Exception {
    var run = Shell.vmorph("conform", "--plugins", plugins(folder, OFFERED.replace(right, wrong)));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().strip())
        .contains("--plugins classes: ", ": rule ", why)
        .doesNotContain("\n");
  }
}
