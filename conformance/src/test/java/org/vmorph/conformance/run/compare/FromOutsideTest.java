package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What nobody's program asks of a guest or of several, and somebody who stands on them may. */
class FromOutsideTest {
  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  @Test
  void a_word_put_beyond_the_guest_s_storage_reaches_nobody() {
    var setting = Setting.of(machine("third-generation"), List.<Vmm>of(putsBeyond()));
    var found = Campaign.of(setting, 1974, 1).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.R1);
    assertThat(found.seen().orElseThrow()).asString().contains("which belongs to nobody");
  }

  /** Trap-and-emulate; what is put beyond its guest's storage lands behind it. */
  private static Vmm putsBeyond() {
    return Intercepted.monitor(
        "puts-beyond",
        new TrapAndEmulate(),
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Guest guest ? puttingBeyond((Host) arguments[0], guest) : answer;
        });
  }

  private static Guest puttingBeyond(Host host, Guest guest) {
    return Intercepted.of(
        Guest.class,
        guest,
        (method, arguments, original) -> {
          try {
            return original.answer(arguments);
          } catch (IndexOutOfBoundsException refused) {
            host.store((File) arguments[0], guest.owns().low() + (long) arguments[1], 1);
            return Void.TYPE;
          }
        });
  }

  @Test
  void when_all_have_halted_nobody_is_next() {
    var setting = Setting.of(machine("third-generation-timer"), List.<Vmm>of(new RoundRobin()));
    var result = new Together(setting, goesOn(), 3, 1974, 20, new AtomicBoolean()).run();
    var found = result.first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.R4);
    assertThat(found.what()).isEqualTo("it is next, and all have halted");
  }

  /** Round-robin that does not know when it is done. */
  private static TimeSharing goesOn() {
    return Intercepted.of(
        TimeSharing.class,
        new RoundRobin(),
        (method, arguments, original) -> {
          var answer = original.answer(arguments);
          return answer instanceof Sharing sharing
              ? Intercepted.of(Sharing.class, sharing, FromOutsideTest::goingOn)
              : answer;
        });
  }

  private static Object goingOn(String method, Object[] arguments, Intercepted.Original original)
      throws Throwable {
    var answer = original.answer(arguments);
    return answer.equals(OptionalInt.empty()) ? OptionalInt.of(0) : answer;
  }
}
