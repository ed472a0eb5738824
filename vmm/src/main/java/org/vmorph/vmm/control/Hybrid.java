package org.vmorph.vmm.control;

import org.vmorph.vmm.Efficiency;

/**
 * The monitor of Theorem 3: every instruction of the virtual supervisor is interpreted, and virtual
 * user code runs on the hardware. A machine needs no more for it than that what is sensitive in
 * user mode traps there.
 */
public final class Hybrid extends Confining {
  /** The monitor, as it should be. */
  public Hybrid() {
    this("hybrid", new HybridDispatcher(), Allocator.CLAMPED);
  }

  /** A monitor of other parts, for experiments and for showing what goes wrong. */
  public Hybrid(String name, HybridDispatcher dispatcher, Allocator allocator) {
    super(name, dispatcher, allocator);
  }

  @Override
  public Efficiency efficiency() {
    return Efficiency.VIRTUAL_USER;
  }
}
