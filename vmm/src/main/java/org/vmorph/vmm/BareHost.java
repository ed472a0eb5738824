package org.vmorph.vmm;

import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** The machine itself, with no monitor between. */
public class BareHost implements Host {
  private final Machine machine;
  private final Exits exits = new Exits();

  /** A host that is this machine. */
  public BareHost(Machine machine) {
    this.machine = machine;
  }

  /** The machine. */
  public final Machine machine() {
    return machine;
  }

  @Override
  public Engine engine() {
    return machine.engine();
  }

  @Override
  public long size() {
    return machine.size();
  }

  @Override
  public long get(Cell cell) {
    return machine.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    machine.set(cell, word);
  }

  @Override
  public boolean isUser() {
    return machine.isUser();
  }

  @Override
  public long load(File file, long index) {
    return machine.load(file, index);
  }

  @Override
  public long used(File file) {
    return machine.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    machine.store(file, index, word);
  }

  @Override
  public void loadCells(long[] into) {
    machine.loadCells(into);
  }

  @Override
  public void loadAll(File file, long index, long[] into) {
    machine.content(file).copy(index, into);
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    if (file.slot() == machine.architecture().storage().slot()) {
      machine.storeAll(index, words);
    } else {
      Host.super.storeAll(file, index, words);
    }
  }

  @Override
  public Exit run(long steps) {
    return exit(machine.run(steps));
  }

  @Override
  public Exit runToUser(long steps) {
    return exit(machine.runToUser(steps));
  }

  private Exit exit(Event.Kind ended) {
    return switch (ended) {
      case COMPLETED -> exits.steps(machine.made());
      case TRAPPED -> exits.trapped(machine.cause(), machine.made());
      case HALTED -> Exit.halted(machine.made());
    };
  }
}
