package org.vmorph.proofs.homomorphism;

import org.vmorph.vmm.host.Allocator;
import org.vmorph.vmm.host.Dispatcher;

/** The parts of a monitor that are proved: the very ones that run. */
public record Monitor(String name, Dispatcher dispatcher, Allocator allocator) {
  @Override
  public String toString() {
    return name;
  }
}
