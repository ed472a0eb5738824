package org.vmorph.proofs.homomorphism;

import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.HybridDispatcher;

/** The parts of a monitor that are proved: the very ones that run. */
public record Monitor(String name, Dispatcher dispatcher, Allocator allocator) {
  /** The parts of a monitor. */
  public static Monitor of(Confining monitor) {
    return new Monitor(monitor.name(), monitor.dispatcher(), monitor.allocator());
  }

  /** Whether it makes steps that the hardware is not asked to make. */
  boolean interprets() {
    return dispatcher instanceof HybridDispatcher;
  }

  @Override
  public String toString() {
    return name;
  }
}
