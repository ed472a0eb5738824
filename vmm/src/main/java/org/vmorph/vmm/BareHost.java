package org.vmorph.vmm;

import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;

/** The machine itself, with no monitor between. */
public class BareHost implements Host {
  private final Machine machine;

  /** A host that is this machine. */
  public BareHost(Machine machine) {
    this.machine = machine;
  }

  /** The machine. */
  public final Machine machine() {
    return machine;
  }

  @Override
  public Elaboration semantics() {
    return machine.semantics();
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

  /** One step of the machine; the seam for whoever wants to see each. */
  protected Event step() {
    return machine.step();
  }

  @Override
  public final Exit run(long steps) {
    for (long made = 1; made <= steps; made++) {
      var event = step();
      if (event.kind() == Event.Kind.TRAPPED) {
        return Exit.trapped(event.cause().orElseThrow(), made);
      }
      if (event.kind() == Event.Kind.HALTED) {
        return Exit.halted(made);
      }
    }
    return Exit.steps(steps);
  }
}
