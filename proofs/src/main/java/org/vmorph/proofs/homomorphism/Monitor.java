package org.vmorph.proofs.homomorphism;

import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.HostLayout.Side;
import org.vmorph.vmm.control.HybridDispatcher;

/**
 * The parts of a monitor that are proved: the very ones that run.
 *
 * @param side where it lies beside its guest, on a machine
 */
public record Monitor(
    String name, Dispatcher dispatcher, Allocator allocator, Function<Architecture, Side> side) {
  /** The parts of a monitor that lies where it is usual. */
  public Monitor(String name, Dispatcher dispatcher, Allocator allocator) {
    this(name, dispatcher, allocator, Side::usual);
  }

  /** The parts of a monitor. */
  public static Monitor of(Confining monitor) {
    return new Monitor(monitor.name(), monitor.dispatcher(), monitor.allocator(), monitor::side);
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
