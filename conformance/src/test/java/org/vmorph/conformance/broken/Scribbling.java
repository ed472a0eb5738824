package org.vmorph.conformance.broken;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;
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

  private record Note(Host host) implements Host {
    @Override
    public Exit run(long steps) {
      var exit = host.run(steps);
      if (exit.kind() == Exit.Kind.TRAPPED) {
        host.store(semantics().machine().storage(), size() - 1, steps);
      }
      return exit;
    }

    @Override
    public Elaboration semantics() {
      return host.semantics();
    }

    @Override
    public long size() {
      return host.size();
    }

    @Override
    public long get(Cell cell) {
      return host.get(cell);
    }

    @Override
    public void set(Cell cell, long word) {
      host.set(cell, word);
    }

    @Override
    public long load(File file, long index) {
      return host.load(file, index);
    }

    @Override
    public long used(File file) {
      return host.used(file);
    }

    @Override
    public void store(File file, long index, long word) {
      host.store(file, index, word);
    }
  }
}
