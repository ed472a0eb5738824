package org.vmorph.conformance.broken;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Efficiency;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * A monitor as it should be, with something between it and its host, or between it and whoever asks
 * for its guest.
 *
 * @param below what it takes for its host
 * @param above what is taken for its guest
 */
record Altered(String name, Vmm monitor, UnaryOperator<Host> below, UnaryOperator<Guest> above)
    implements Vmm {
  /** Trap-and-emulate on a host that is not what it seems. */
  static Altered below(String name, UnaryOperator<Host> host) {
    return new Altered(name, new TrapAndEmulate(), host, guest -> guest);
  }

  /** Trap-and-emulate with a guest that is not what it seems. */
  static Altered above(String name, UnaryOperator<Guest> guest) {
    return new Altered(name, new TrapAndEmulate(), host -> host, guest);
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return monitor.inapplicable(machine);
  }

  @Override
  public Efficiency efficiency() {
    return monitor.efficiency();
  }

  @Override
  public long room(long guestWords) {
    return monitor.room(guestWords);
  }

  @Override
  public Guest boot(Host host, long[] image) {
    return above.apply(monitor.boot(below.apply(host), image));
  }
}
