package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** The kit examines monitors of machines of another shape as it does those of the paper's. */
class OtherShapesExaminedTest {
  /** There is no timer, and no monitor of several guests, or one that is a program. */
  private static final Set<Rule> NOT_ASKED = Set.of(Rule.E9, Rule.R2, Rule.R4, Rule.T2);

  @ParameterizedTest
  @CsvSource({
    "third-generation-pages, trap-and-emulate",
    "third-generation-protect, trap-and-emulate",
    "third-generation-rings, hybrid"
  })
  void every_rule_is_kept_or_its_question_is_not_asked(String name, String monitor) {
    var machine = Machines.named(name).orElseThrow();
    var vmm = monitor.equals("hybrid") ? new Hybrid() : new TrapAndEmulate();
    var subject =
        new Subject(
            vmm,
            new Compiled(new Elaboration(machine)),
            Claims.ALL,
            5_000,
            1974,
            Setting.usualWords(machine),
            Optional.empty());
    var examination = new Examination(subject);
    for (var rule : Rules.ALL.list()) {
      var judgement = examination.judge(rule);
      assertThat(judgement.outcome())
          .as(judgement.text())
          .isEqualTo(NOT_ASKED.contains(rule) ? Judgement.Outcome.SKIPPED : Judgement.Outcome.KEPT);
    }
  }
}
