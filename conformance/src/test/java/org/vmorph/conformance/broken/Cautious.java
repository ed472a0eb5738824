package org.vmorph.conformance.broken;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Efficiency;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A monitor that is as it should be on a host that has more words than it needs. */
record Cautious(String name, Dispatcher mistaken) implements Vmm {
  private static final Vmm RIGHT = new TrapAndEmulate();

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return RIGHT.inapplicable(machine);
  }

  @Override
  public Efficiency efficiency() {
    return RIGHT.efficiency();
  }

  @Override
  public long room(long guestWords) {
    return RIGHT.room(guestWords);
  }

  @Override
  public Guest boot(Host host, long[] image) {
    boolean spare = host.size() > room(image.length);
    return (spare ? RIGHT : new TrapAndEmulate(name, mistaken, Allocator.CLAMPED))
        .boot(host, image);
  }
}
