package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * What a guest does to the hardware's M or R is seen at the instruction that did it, although its
 * own state does not show it yet.
 */
class SeizedControlTest {
  private static final Architecture BASE = Machines.named("third-generation").orElseThrow();

  private static void seen(Act act) {
    var nop = BASE.instruction("nop").orElseThrow();
    var machine = BASE.plus("seizing", "", instruction(0xf0, "seize", nop.form()).does(act));
    var first =
        Campaign.of(Setting.of(machine, List.of(new TrapAndEmulate())), 1974, 400).run().first();
    assertThat(first).isPresent();
    assertThat(first.get().rule()).isEqualTo(Rule.R1);
    assertThat(first.get().at()).isEqualTo("seize");
  }

  @Test
  void a_guest_that_becomes_the_supervisor_is_caught_in_the_act() {
    seen(set(BASE.mode().cell(), literal(0, 1)));
  }

  @Test
  void a_guest_that_moves_its_window_in_user_mode_only_is_caught_in_the_act() {
    var l = BASE.relocation().orElseThrow().base();
    seen(when(BASE.mode().cell().is(1), set(l, l.plus(1))));
  }
}
