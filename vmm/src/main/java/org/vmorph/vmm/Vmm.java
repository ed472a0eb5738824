package org.vmorph.vmm;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/** A virtual machine monitor. */
public interface Vmm {
  /** Its name on the command line and in reports. */
  String name();

  /** Why it cannot run on a machine at all; empty if it can. */
  Optional<String> inapplicable(Architecture machine);

  /**
   * Whether it is itself a program of its host: the host executes its instructions in supervisor
   * mode, and its guest gets all of the host that it leaves.
   */
  default boolean isProgram() {
    return false;
  }

  /** What it promises to run directly; it is held to that. */
  default Efficiency efficiency() {
    return Efficiency.ALL;
  }

  /**
   * Whether it runs its guest on hardware of its own. Of the host it takes what the console has to
   * say and nothing else, so what it does can be seen in its guest only, and the guest is its own
   * word; asked for anything, it may be {@link MonitorLost lost}.
   */
  default boolean bringsItsOwnHardware() {
    return false;
  }

  /** How many words of its host it needs for a guest of so many, the guest's included. */
  long room(long guestWords);

  /** The same where that depends on the machine: storage may only be given away in pages, say. */
  default long room(Architecture machine, long guestWords) {
    return room(guestWords);
  }

  /**
   * Takes over the host and puts one guest on it, just reset, its storage holding the image. Where
   * the hardware finds the new PSW of a trap in storage, one is put there that a monitor could run
   * with, also by one that is not a program of the machine.
   *
   * @param image the guest's whole storage
   * @throws IllegalArgumentException if the host is too small or the machine is not one the monitor
   *     can run on
   */
  Guest boot(Host host, long[] image);
}
