package org.vmorph.conformance.broken;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.host.TrapAndEmulate;

/** A monitor that keeps a note in a word that belongs to nobody. */
final class Scribbling implements Vmm {
  private final TrapAndEmulate monitor = new TrapAndEmulate();

  @Override
  public String name() {
    return "scribbling";
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return monitor.inapplicable(machine);
  }

  @Override
  public long room(long guestWords) {
    return monitor.room(guestWords);
  }

  @Override
  public Guest boot(Host host, long[] image) {
    return monitor.boot(new Note(host), image);
  }

  private static final class Note extends ForwardingHost {
    Note(Host host) {
      super(host);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      if (exit.kind() == Exit.Kind.TRAPPED) {
        store(semantics().machine().storage(), size() - 1, steps);
      }
      return exit;
    }
  }
}
