package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/** timesharing.s with a line or two that somebody got wrong. A line break is a bar. */
class WrongTimesharingTest {
  private static final Architecture MACHINE =
      Machines.named("third-generation-timer").orElseThrow();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a trap costs nothing; R4; did not end; charge:   addi  r6, -1; charge: addi r6, 0",
        "a world is put away but for its last word; R2; alone # together; kept.first|away:;"
            + " kept.first| addi r6, -1|away:",
        "what a guest puts is on no console of its own; E7; put; beq   r5, r2, put.alone; jmp"
            + " put.alone",
        "who has halted is activated; R4; turns;" + " bne   r5, r0, look; nop",
        "the guest's own timer first; R4; did not end; blt   r0, r6, charge;"
            + " ld r4, guest.timer| beq r4, r0, charge| blt r0, r6, charge",
        "the guest's timer stands still; E9; alone # together; st    r4, guest.timer||; nop||",
        "the timer is loaded with the slice alone; E1; alone # together;"
            + " bgeu  r3, r2, load; jmp load",
        "always the first guest; R4; turns; ld    r3, kept.end|; ld r3, kept.first| add r3, r1|",
      })
  void it_is_found(String what, String rule, String phrase, String right, String wrong) {
    var edited = new Edited("timesharing", right.replace("|", "\n"), wrong.replace("|", "\n"));
    var monitor = edited.monitor("wrong", MACHINE);
    var setting = Setting.of(MACHINE, List.of(monitor));
    var result = new Together(setting, monitor, 3, 1974, 200, new AtomicBoolean()).run();
    var seen = result.first().orElseThrow(() -> new AssertionError(what + ": " + result.reason()));
    assertThat(seen.what()).contains(phrase);
    assertThat(seen.rule().id()).isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "the guest reads what is left of its slice; E1; v.rdt:    ld    r4, guest.timer|;"
            + " v.rdt: ld r4, slice.left|",
        "a timer that is off reads 0; E1; told:     st    r4; li r4, 0|told: st r4",
        "a timer with all bits of its register; E9; and   r4, r5|          st    r4, guest.timer|;"
            + " st r4, guest.timer|",
        "time passes for a supervisor; E9; beq   r4, r0, passed|          ld    r4, guest.timer.on;"
            + " ld r4, guest.timer.on",
      })
  void one_guest_is_enough(String what, String rule, String right, String wrong) {
    var edited = new Edited("timesharing", right.replace("|", "\n"), wrong.replace("|", "\n"));
    var monitor = edited.monitor("wrong", MACHINE);
    var result = Campaign.of(Setting.of(MACHINE, List.of(monitor)), 1974, 2000).run();
    assertThat(result.first().map(seen -> seen.rule().id())).as(what).hasValue(rule);
  }
}
