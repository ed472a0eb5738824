package org.vmorph.conformance.cli.names;

import java.util.Iterator;
import org.vmorph.conformance.cli.elf.Executable;
import org.vmorph.model.arch.Architecture;

/** What a shell completes after an option that takes a name: generate-completion writes it down. */
public final class Candidates {
  private Candidates() {}

  /** The machines that ship, and those of plugins. */
  public static final class OfMachines implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Names.machines().stream().map(Architecture::name).iterator();
    }
  }

  /** Machines whose programs are ELF files. */
  public static final class OfElfMachines implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Names.machines().stream().filter(Executable::isFor).map(Architecture::name).iterator();
    }
  }

  /** The monitors that ship, and those of plugins. */
  public static final class OfMonitors implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return MonitorNames.all().iterator();
    }
  }
}
