package org.vmorph.conformance.run.ask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Efficiency;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;

/**
 * Somebody else's monitor, which is what it says it is when it is first asked. Whatever it says of
 * itself is asked once, with care, and waited for; that it may say something else another time,
 * throw, or not come back, nobody hears of.
 */
public final class Settled implements TimeSharing {
  private final Vmm monitor;
  private final Patience patience;
  private final String name;
  private final boolean isProgram;
  private final Efficiency efficiency;
  private final boolean hasHardware;
  private final Map<String, Object> answers = new ConcurrentHashMap<>();

  /**
   * Asks a monitor what it is.
   *
   * @param patience how long it may take for an answer
   * @throws NotApplicable naming its class and the method, if that answers what is no answer, or
   *     throws
   * @throws org.vmorph.vmm.MonitorLost if it does not come back
   */
  public Settled(Vmm monitor, Patience patience) {
    this.monitor = monitor;
    this.patience = patience;
    this.name = asked("name()", monitor::name);
    this.isProgram = asked("isProgram()", monitor::isProgram);
    this.efficiency = asked("efficiency()", monitor::efficiency);
    this.hasHardware = asked("bringsItsOwnHardware()", monitor::bringsItsOwnHardware);
  }

  /** Another one of the same class, with its own state and these answers' care. */
  Optional<Vmm> anew() {
    return Anew.of(monitor).map(other -> new Settled(other, patience));
  }

  /** Its class, as it is called. */
  String type() {
    return monitor.getClass().getName();
  }

  private <T> T asked(String method, Supplier<T> question) {
    return patience.ask(type(), () -> Declared.answer(type(), method, question));
  }

  @SuppressWarnings("unchecked")
  private <T> T once(String method, Supplier<T> question) {
    var known = answers.get(method);
    if (known == null) {
      known = asked(method, question);
      answers.put(method, known);
    }
    return (T) known;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isProgram() {
    return isProgram;
  }

  @Override
  public Efficiency efficiency() {
    return efficiency;
  }

  @Override
  public boolean bringsItsOwnHardware() {
    return hasHardware;
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return once("inapplicable(%s)".formatted(machine), () -> monitor.inapplicable(machine));
  }

  @Override
  public long room(long guestWords) {
    return once("room(%d)".formatted(guestWords), () -> monitor.room(guestWords));
  }

  @Override
  public long room(Architecture machine, long guestWords) {
    return once("room(%d)".formatted(guestWords), () -> monitor.room(machine, guestWords));
  }

  @Override
  public boolean hasSeveral(Architecture machine) {
    return monitor instanceof TimeSharing several
        && once("hasSeveral(%s)".formatted(machine), () -> several.hasSeveral(machine));
  }

  @Override
  public long room(int guests, long guestWords) {
    return once(
        "room(%d, %d)".formatted(guests, guestWords),
        () -> ((TimeSharing) monitor).room(guests, guestWords));
  }

  @Override
  public Guest boot(Host host, long[] image) {
    return monitor.boot(host, image);
  }

  @Override
  public Sharing boot(Host host, List<Load> loads, Slices slices) {
    var booted = ((TimeSharing) monitor).boot(host, loads, slices);
    if (booted == null) {
      throw new MonitorFailure(name + ": boot gives null");
    }
    return booted;
  }
}
