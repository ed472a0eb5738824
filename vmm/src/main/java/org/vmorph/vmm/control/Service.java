package org.vmorph.vmm.control;

import org.vmorph.vmm.Host;

/**
 * What a monitor does for a guest in the words k ... k+w-1 of a host, as the dispatcher and the
 * allocator say. Before and after it the monitor's cells and the hardware are the guest's state
 * under f.
 */
interface Service {
  /** Added to a status: the guest has halted. */
  int HALTED = 1 << 16;

  /** A status: the guest's next step is the hardware's to make. */
  int DIRECTLY = -2;

  /** The guest is switched on. */
  void reset(Host host, int w);

  /** Makes the hardware what the guest's state needs: user mode, and R as the allocator has it. */
  void confine(Host host, int w);

  /**
   * Serves a trap that the hardware has taken.
   *
   * @param cause its index among the machine's causes
   * @return 0 if it was emulated, else one more than the index of the cause of the guest's own trap
   */
  int serve(Host host, int w, int cause);

  /**
   * Makes the guest's next step without the hardware, if that is how it is to be made.
   *
   * @return {@link #DIRECTLY} if it is not, and else as {@link #serve}
   */
  int interpret(Host host, int w);
}
