package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.vmm.Efficiency;

/**
 * The monitor of Theorem 3: every instruction of the virtual supervisor is interpreted, and virtual
 * user code runs on the hardware. A machine needs no more for it than that what is sensitive in
 * user mode traps there.
 */
public final class Hybrid extends Confining {
  private final HybridDispatcher interprets;

  /** The monitor, as it should be. */
  public Hybrid() {
    this("hybrid", new HybridDispatcher(), Allocator.CLAMPED);
  }

  /** A monitor of other parts, for experiments and for showing what goes wrong. */
  public Hybrid(String name, HybridDispatcher dispatcher, Allocator allocator) {
    this(name, dispatcher, allocator, Optional.empty());
  }

  private Hybrid(
      String name,
      HybridDispatcher dispatcher,
      Allocator allocator,
      Optional<HostLayout.Side> side) {
    super(name, dispatcher, allocator, side);
    this.interprets = dispatcher;
  }

  @Override
  public Hybrid on(HostLayout.Side where, String called) {
    return new Hybrid(called, interprets, allocator(), Optional.of(where));
  }

  @Override
  public Efficiency efficiency() {
    return Efficiency.VIRTUAL_USER;
  }
}
