package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.broken.BrokenMonitor;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Settings;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Vmm;

/** What is compared, at the step at which it differs and not later. */
class LockstepTest {
  private static final Architecture SOUND = Machines.named("third-generation").orElseThrow();

  /** A word that is no instruction, then a halt in the handler. */
  private static GuestProgram illegal() {
    var words = new long[64];
    words[1] = 5L << 40 | 64;
    words[5] = word("halt");
    return new GuestProgram(SOUND, words, new long[0], 0, 0);
  }

  private static long word(String name, long... operands) {
    var instruction = SOUND.instruction(name).orElseThrow();
    return instruction.encode(operands);
  }

  private static Divergence divergence(Vmm monitor, GuestProgram program) {
    return (Divergence) new Lockstep(Setting.of(SOUND, List.of(monitor))).run(program);
  }

  @Test
  void both_halt_and_that_is_that() {
    var finding = new Lockstep(Settings.sound("third-generation", 2)).run(illegal());
    assertThat(finding).isEqualTo(new Agreed(true, 2));
  }

  @Test
  void a_word_of_storage_is_enough() {
    var monitor = BrokenMonitor.named("loses-the-cause");
    var words = new long[64];
    words[1] = 5L << 40 | 64;
    words[2] = word("svc", 1);
    var found = divergence(monitor.vmm(), new GuestProgram(SOUND, words, new long[0], 0, 0));
    assertThat(found.rule()).isEqualTo(Rule.E1);
    assertThat(found.step()).isEqualTo(1);
    assertThat(found.differences())
        .singleElement()
        .hasToString("E[0] 4000020000000040 # 3000020000000040");
  }

  @Test
  void what_the_console_says_reaches_both() {
    var words = new long[64];
    words[2] = word("get", 1);
    words[3] = word("put", 1);
    words[4] = word("get", 2);
    words[5] = word("halt");
    var program = new GuestProgram(SOUND, words, new long[] {42}, 0, 0);
    assertThat(new Lockstep(Settings.sound("third-generation", 2)).run(program))
        .isEqualTo(new Agreed(true, 4));
    var comparison = new Comparison(Settings.sound("third-generation", 1)).start(program);
    for (int step = 0; step < 4; step++) {
      comparison.step();
    }
    assertThat(comparison.bare().load(SOUND.console().orElseThrow().output(), 0)).isEqualTo(42);
    assertThat(comparison.guest().load(SOUND.console().orElseThrow().output(), 0)).isEqualTo(42);
  }

  @Test
  void a_monitor_that_breaks_down_is_found_even_if_its_work_is_done() {
    var found = divergence(breaksDownAfterwards(), illegal());
    assertThat(found.rule()).isEqualTo(Rule.E1);
    assertThat(found.step()).isEqualTo(1);
    assertThat(found.differences()).isEmpty();
    assertThat(found.virtual())
        .hasToString("breaks down: java.lang.IllegalStateException: too late");
  }

  /** Does everything, and then complains. */
  private static Vmm breaksDownAfterwards() {
    return Intercepted.guestOf(
        "breaks-down-afterwards",
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          if (answer instanceof Exit) {
            throw new IllegalStateException("too late");
          }
          return answer;
        });
  }
}
