package org.vmorph.conformance.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.host.Hybrid;
import org.vmorph.vmm.host.RoundRobin;
import org.vmorph.vmm.host.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;

/**
 * The kit on the monitors that ship, a short examination each: what {@code ci/pit} runs against
 * every mutant of them. The build runs the long ones.
 */
class KitOnOurMonitors {
  private static final long PROGRAMS = 300;
  private static final String MACHINE = "third-generation";
  private static final String TIMER = "third-generation-timer";

  @Test
  void trap_and_emulate() {
    keepsTheRules(new TrapAndEmulate(), MACHINE);
  }

  @Test
  void hybrid() {
    keepsTheRules(new Hybrid(), MACHINE);
  }

  @Test
  void monitor() {
    keepsTheRules(AsmMonitors.named("monitor", Machines.named(MACHINE).orElseThrow()), MACHINE);
  }

  @Test
  void round_robin() {
    keepsTheRules(new RoundRobin(), TIMER);
  }

  @Test
  void hybrid_with_a_timer() {
    keepsTheRules(new Hybrid(), TIMER);
  }

  private static void keepsTheRules(Vmm vmm, String machine) {
    var subject =
        new Subject(
            vmm,
            Machines.named(machine).orElseThrow(),
            Claims.ALL,
            PROGRAMS,
            1974,
            64,
            Optional.empty());
    var examination = new Examination(subject);
    var wrong = new EnumMap<Rule, String>(Rule.class);
    for (var rule : Rule.values()) {
      var judgement = examination.judge(rule);
      if (judgement.outcome() == Judgement.Outcome.BROKEN || isUnlike(judgement)) {
        wrong.put(rule, judgement.text());
        break;
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** So few programs may not do enough; that does not depend on the monitor. */
  private static boolean isUnlike(Judgement judgement) {
    return judgement.outcome() == Judgement.Outcome.INCONCLUSIVE
        && !judgement.text().matches("no program came across.*|\\d deep: .*|no .*|only .*");
  }
}
