package org.vmorph.conformance.run.ask;

import java.util.function.Supplier;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** What a monitor says of itself before it is booted: it may say anything, or throw. */
public final class Declared {
  private static final String OURS = "org.vmorph.vmm.";

  private Declared() {}

  /**
   * Asks a monitor all that it is asked before it is booted.
   *
   * @param words of a guest
   * @throws NotApplicable naming its class and the method, if that answers what is no answer, or
   *     throws
   * @throws org.vmorph.vmm.MonitorLost if the monitor leaves this JVM no room
   */
  public static void check(Vmm vmm, Architecture machine, long words) {
    var who = vmm.getClass().getName();
    answer(who, "name()", vmm::name);
    answer(who, "efficiency()", vmm::efficiency);
    answer(who, "isProgram()", vmm::isProgram);
    answer(who, "bringsItsOwnHardware()", vmm::bringsItsOwnHardware);
    if (answer(who, "inapplicable(%s)".formatted(machine), () -> vmm.inapplicable(machine))
        .isPresent()) {
      return;
    }
    long room = answer(who, "room(%d)".formatted(words), () -> vmm.room(machine, words));
    if (room < words || room > machine.mostWords()) {
      throw new NotApplicable(
          "%s: room(%d) is %,d; expected %d, for the guest, to %,d, the most that %s has"
              .formatted(vmm.name(), words, room, words, machine.mostWords(), machine));
    }
  }

  /**
   * The same, waited for; of a monitor that ships nobody needs to wait.
   *
   * @throws org.vmorph.vmm.MonitorLost if it does not come back
   */
  public static void check(Vmm vmm, Architecture machine, long words, Patience patience) {
    var who = vmm.getClass().getName();
    if (!who.startsWith(OURS)) {
      patience.ask(
          who,
          () -> {
            check(vmm, machine, words);
            return vmm;
          });
    }
  }

  /**
   * How many words a monitor needs for several guests; that may be more than there are.
   *
   * @throws NotApplicable if that cannot be
   */
  public static long room(TimeSharing monitor, int guests, long words) {
    var method = "room(%d, %d)".formatted(guests, words);
    long room = answer(monitor.getClass().getName(), method, () -> monitor.room(guests, words));
    if (room < guests * words) {
      throw new NotApplicable(
          "%s: %s is %,d; expected %,d or more, for the guests"
              .formatted(monitor.name(), method, room, guests * words));
    }
    return Math.min(room, Long.MAX_VALUE - Tower.GUARDS);
  }

  /** What somebody else's code answers, who may not be as careful as we are. */
  public static <T> T answer(String who, String method, Supplier<T> question) {
    T answer;
    try {
      answer = question.get();
    } catch (NotApplicable told) {
      throw told;
    } catch (Throwable failure) {
      Breakdown.check(failure);
      var how = failure instanceof MonitorFailure ? ":" : " throws";
      throw new NotApplicable("%s: %s%s %s".formatted(who, method, how, OwnCode.told(failure)));
    }
    if (answer == null) {
      throw new NotApplicable("%s: %s gives null".formatted(who, method));
    }
    return answer;
  }
}
