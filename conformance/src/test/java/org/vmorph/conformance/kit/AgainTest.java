package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.CaseFolder;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.ask.Patience;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What has failed in a test class is run again there, and nothing else is. */
class AgainTest {
  @TempDir private Path folder;

  private static Subject subject(Vmm monitor, String machine) {
    return new Subject(
        monitor,
        new Compiled(new Elaboration(machine(machine))),
        Claims.ALL,
        300,
        1974,
        64,
        Optional.empty(),
        Patience.USUAL,
        Optional.of(Again.line(AgainTest.class)));
  }

  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static String token(String text) {
    return text.lines()
        .filter(line -> line.startsWith("  Replay: "))
        .map(line -> line.replaceFirst(".*-Dvmorph.replay=(\\S+).*", "$1"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }

  private static void assertOnly(Subject subject, String what, Rule broken, String text) {
    var again = new Examination(subject, Optional.of(what));
    assertThat(again.judge(broken).outcome()).isEqualTo(Judgement.Outcome.BROKEN);
    assertThat(again.judge(broken).text()).contains(text);
    Rules.ALL.stream()
        .filter(rule -> rule != broken)
        .forEach(
            rule -> {
              assertThat(again.judge(rule).outcome()).isEqualTo(Judgement.Outcome.SKIPPED);
              assertThat(again.judge(rule).text()).isEqualTo("only " + what + " was run again");
            });
  }

  @Test
  void the_line_of_a_failure_leads_to_it_again() {
    var subject = subject(new TrapAndEmulate(), "lra");
    var text = new Examination(subject).judge(Rule.E1).text();
    assertThat(text).containsAnyOf("mvn test -Dtest=AgainTest -D", "AgainTest once more, with -D");
    assertOnly(subject, token(text), Rule.E1, text.substring(0, text.indexOf("  Saved:")));
  }

  @Test
  void that_of_a_tower_is_under_its_rule() {
    var subject = subject(new TrapAndEmulate(), "lra");
    var text = new Examination(subject).judge(Rule.T1).text();
    assertThat(token(text)).contains(":d2:");
    assertOnly(subject, token(text), Rule.T1, "broken 2 deep");
  }

  @Test
  void one_that_shows_nothing_any_more_passes_and_says_what_was_run() {
    var token = "third-generation:trap-and-emulate:d1:s1974:p3:g3";
    var again =
        new Examination(subject(new TrapAndEmulate(), "third-generation"), Optional.of(token));
    assertThat(again.judge(Rule.E1).outcome()).isEqualTo(Judgement.Outcome.KEPT);
    assertThat(again.judge(Rule.E1).text()).endsWith(token + ", and nothing else was run");
    assertThat(again.judge(Rule.R1).outcome()).isEqualTo(Judgement.Outcome.SKIPPED);
  }

  @Test
  void several_guests_are_run_again_as_well() {
    var token = "third-generation-timer:round-robin:d1:s1974:p1:t2:g3";
    var subject = subject(new RoundRobin(), "third-generation-timer");
    var again = new Examination(subject, Optional.of(token));
    assertThat(again.judge(Rule.R2).outcome()).isEqualTo(Judgement.Outcome.KEPT);
    assertThat(again.judge(Rule.E1).outcome()).isEqualTo(Judgement.Outcome.SKIPPED);
  }

  @Test
  void saved_cases_are_what_has_failed() throws IOException {
    var subject = subject(new TrapAndEmulate(), "lra");
    var setting = Setting.of(subject.machine(), java.util.List.of(new TrapAndEmulate()));
    var found = Campaign.of(setting, 1974, 100).run().first().orElseThrow();
    var small = Shrinker.shrink(found).smallest();
    var file = new CaseFolder(folder).save(Case.of(small, "test"));
    assertOnly(subject, folder.toString(), Rule.E1, String.valueOf(file.getFileName()));
    assertOnly(subject, file.toString(), Rule.E1, String.valueOf(file.getFileName()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | expected the name of a monitor",
        "lra:hybrid:d1:s1:p1:g3 | is about hybrid on lra, and this test about trap-and-emulate on",
        "smsw:trap-and-emulate:d1:s1:p1:g3 | expected -Dtest=CLASS, with the class that is about",
        "lra:trap-and-emulate:d1:s1:p1 | was made by generator 1",
        "lra:trap-and-emulate:d1:s1:p1:t2:g3 | does not run 2 guests together",
        "EMPTY | nothing can be said of 0 cases",
        "none.case | none.case: cannot be read; expected a case",
      })
  void what_cannot_be_run_again_is_no_pass(String what, String why) throws IOException {
    var given = what.equals("EMPTY") ? Files.createDirectory(folder.resolve("e")).toString() : what;
    var again = new Examination(subject(new TrapAndEmulate(), "lra"), Optional.of(given));
    for (var rule : Rules.ALL.list()) {
      assertThatThrownBy(() -> again.require(rule))
          .isInstanceOf(NotKept.class)
          .hasMessageContaining(rule + " is INCONCLUSIVE: ")
          .hasMessageContaining(why);
    }
  }
}
