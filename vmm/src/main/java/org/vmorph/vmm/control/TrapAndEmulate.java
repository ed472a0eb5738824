package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/**
 * The monitor of Theorem 1: everything runs on the hardware in user mode, and what traps is either
 * interpreted or given to the guest.
 */
public final class TrapAndEmulate extends Confining {
  /** k, where R is a relocation-bounds register: the PSWs, the virtual one, and room for more. */
  public static final long K = HostLayout.LEAST;

  /** The monitor, as it should be. */
  public TrapAndEmulate() {
    this("trap-and-emulate", new Dispatcher(), Allocator.CLAMPED);
  }

  /** A monitor of other parts, for experiments and for showing what goes wrong. */
  public TrapAndEmulate(String name, Dispatcher dispatcher, Allocator allocator) {
    this(name, dispatcher, allocator, Optional.empty());
  }

  private TrapAndEmulate(
      String name, Dispatcher dispatcher, Allocator allocator, Optional<HostLayout.Side> side) {
    super(name, dispatcher, allocator, side);
  }

  @Override
  public TrapAndEmulate on(HostLayout.Side where, String called) {
    return new TrapAndEmulate(called, dispatcher(), allocator(), Optional.of(where));
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    // A virtual supervisor runs in user mode, and there the hardware's timer would tick.
    return machine.timer().isPresent()
        ? Optional.of(
            machine + " has a timer, which trap-and-emulate does not virtualize; see round-robin")
        : super.inapplicable(machine);
  }
}
