package org.example;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;

/**
 * A monitor of your own: trap-and-emulate, written from the manual of the machine. It keeps the
 * first words of its host for itself; the guest has the rest.
 */
public final class MyMonitor implements Vmm {
  /** The hardware traps through E[0] and E[1], so these two are the monitor's. */
  static final int OWN = 2;

  @Override
  public String name() {
    return "my-monitor";
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return machine.name().equals("third-generation")
        ? Optional.empty()
        : Optional.of("my-monitor is written for third-generation, not for " + machine);
  }

  @Override
  public long room(long guestWords) {
    return OWN + guestWords;
  }

  @Override
  public Guest boot(Host host, long[] image) {
    return new MyGuest(host, image);
  }
}
