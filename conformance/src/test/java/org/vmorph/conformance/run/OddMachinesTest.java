package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.vmm.control.HostMonitors;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;

/** Machines that are legal, and unlike ours, are machines to the kit and to the monitors. */
class OddMachinesTest extends ThirdGenerationParts {
  private static final Architecture SOUND = Machines.named("third-generation").orElseThrow();

  OddMachinesTest() {
    super(Shape.FULL);
  }

  private static Architecture without(String name) {
    return SOUND.with(
        "less", "", SOUND.instructions().stream().filter(i -> !i.name().equals(name)).toList());
  }

  private static void passes(Architecture machine, String monitor) {
    var vmm =
        HostMonitors.all().stream()
            .filter(it -> it.name().equals(monitor))
            .findFirst()
            .orElseGet(() -> AsmMonitors.named(monitor, machine));
    var result = Campaign.of(Setting.of(machine, List.of(vmm)), 1974, 400).run();
    assertThat(result.first()).isEmpty();
    assertThat(result.reason()).isEmpty();
    assertThat(result.verdict()).isEqualTo(CampaignVerdict.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trap-and-emulate", "hybrid", "monitor"})
  void a_machine_without_svc_is_one_like_any_other(String monitor) {
    passes(without("svc"), monitor);
  }

  @Test
  void a_machine_without_what_systems_are_put_together_with_is_refused_in_one_line() {
    var setting = Setting.of(without("lpsw"), List.of(new TrapAndEmulate()));
    assertThatThrownBy(setting::generator)
        .isInstanceOf(NotApplicable.class)
        .hasMessageStartingWith(
            "no guests are generated for less: it has no instruction 'lpsw'; expected all of lpsw,"
                + " lrb, srb, halt, ")
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"trap-and-emulate", "hybrid", "monitor"})
  void an_unprivileged_instruction_that_traps_as_illegal_is_reflected(String monitor) {
    var odd =
        SOUND.plus(
            "odd",
            "",
            instruction(0x90, "ill", NONE).does(trap(ILLEGAL)),
            instruction(0x91, "illp", REG)
                .does(when(RA.low(1).is(0), trap(ILLEGAL)), set(RA, RA.plus(1))));
    passes(odd, monitor);
  }
}
