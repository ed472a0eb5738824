package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/**
 * monitor.s with a line or two that somebody got wrong, in ways that generated guests once did not
 * find out. A line break in what is to stand there instead is a bar.
 */
class WrongProgramsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a displacement without its sign; sar   r2, r4; shr r2, r4",
        "half a displacement; 64 - lpsw.x.bits; 32",
        "an index cut short; ld    r3, guest.regs(r3)|; ld r3, guest.regs(r3)| li r4, 32|"
            + " shl r3, r4| shr r3, r4|",
        "one register that is no index; ld    r3, guest.regs(r3)|; li r4, 9| beq r3, r4,"
            + " ea| ld r3, guest.regs(r3)|",
        "half the registers; lpsw.b.mask >> lpsw.b; 14",
        "a new PSW with its cause; ld    r1, guest.low + PSW.new|; ld r1, guest.low +"
            + " PSW.new| jmp resume|",
        "a base of sixteen bits; shr   r2, r4|; shr r2, r4| li r5, 0xffff|",
      })
  void it_is_found(String what, String right, String wrong) {
    var edited = new Edited("monitor", right.replace("|", "\n"), wrong.replace("|", "\n"));
    var monitor = edited.monitor("wrong", MACHINE);
    var result = Campaign.of(Setting.of(MACHINE, List.of(monitor)), 1974, 10_000).run();
    assertThat(result.first()).as(what).isPresent();
  }
}
