package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;

/**
 * The kit on the monitors that ship, a short examination each: what {@code ci/pit} runs against
 * every mutant of them. As for anybody who uses the kit, what is inconclusive is not passed. The
 * build runs the long ones.
 */
class KitOnOurMonitors {
  /** Enough for every rule to be judged, towers too, which get a tenth. */
  private static final long PROGRAMS = 2_000;

  /** On the reference engine, which is slow. */
  private static final long FEW = 300;

  /** A seed with which even few programs come across the scenario of every rule. */
  private static final long SEED = 1;

  private static final Claims ONE_DEEP =
      Claims.ALL
          .without(Rule.T1, "looked at on the other engine")
          .without(Rule.T2, "looked at on the other engine");

  private static final Elaboration MACHINE = machine("third-generation");
  private static final Elaboration TIMER = machine("third-generation-timer");

  private static Elaboration machine(String name) {
    return new Elaboration(Machines.named(name).orElseThrow());
  }

  private static Vmm inAssembly() {
    return AsmMonitors.named("monitor", MACHINE.machine());
  }

  @Test
  void trap_and_emulate() {
    keepsTheRules(new TrapAndEmulate(), new Compiled(MACHINE));
  }

  @Test
  void hybrid() {
    keepsTheRules(new Hybrid(), new Compiled(MACHINE));
  }

  @Test
  void monitor() {
    keepsTheRules(inAssembly(), new Compiled(MACHINE));
  }

  @Test
  void round_robin() {
    keepsTheRules(new RoundRobin(), new Compiled(TIMER));
  }

  @Test
  void hybrid_with_a_timer() {
    keepsTheRules(new Hybrid(), new Compiled(TIMER));
  }

  @Test
  void a_monitor_in_java_under_a_program_under_one_in_java() {
    var monitors = List.of(new Hybrid(), inAssembly(), new TrapAndEmulate());
    var result = Campaign.of(Setting.of(new Compiled(MACHINE), monitors), SEED, PROGRAMS).run();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
  }

  @Test
  void hybrid_on_the_reference_engine() {
    keepsTheRules(new Hybrid(), new Interpreter(MACHINE));
  }

  @Test
  void round_robin_on_the_reference_engine() {
    keepsTheRules(new RoundRobin(), new Interpreter(TIMER));
  }

  private static void keepsTheRules(Vmm vmm, Engine engine) {
    // Most mutants do not get through the first programs, and an examination looks at all.
    var first = Campaign.of(Setting.of(engine, List.of(vmm)), SEED, FEW).run().first();
    assertThat(first).isEmpty();
    boolean fast = engine instanceof Compiled;
    var subject =
        new Subject(
            vmm,
            engine,
            fast ? Claims.ALL : ONE_DEEP,
            fast ? PROGRAMS : FEW,
            SEED,
            Setting.usualWords(engine.semantics().machine()),
            Optional.empty());
    var examination = new Examination(subject);
    for (var rule : Rules.ALL.list()) {
      var judgement = examination.judge(rule);
      assertThat(judgement.outcome())
          .as(judgement.text())
          .isIn(Judgement.Outcome.KEPT, Judgement.Outcome.SKIPPED);
    }
  }
}
