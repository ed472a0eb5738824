package org.vmorph.vmm;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;

/** A monitor that can run several guests. */
public interface TimeSharing extends Vmm {
  /** How many steps a guest may make at most in one of its turns. */
  interface Slices {
    /**
     * A time slice, at least 1. It depends on the guest's own turns alone, so that not even the
     * places where a guest is interrupted tell it of the others.
     *
     * @param turn which of the guest's turns, from 0
     */
    long length(int guest, long turn);
  }

  /**
   * What a guest is given.
   *
   * @param words its whole storage
   * @param input what its console has to say
   */
  record Load(long[] words, long[] input) {
    /** Lets the console of a guest, where it has one, say it. */
    public void loadInput(Guest guest) {
      var console = guest.semantics().machine().console();
      if (console.isPresent()) {
        guest.storeAll(console.get().input(), 0, input);
        guest.set(console.get().end(), input.length);
      }
    }
  }

  /** A monitor, if it can run several guests on a machine. */
  static Optional<TimeSharing> of(Vmm monitor, Architecture machine) {
    return monitor instanceof TimeSharing several && several.hasSeveral(machine)
        ? Optional.of(several)
        : Optional.empty();
  }

  /** Whether it can: what a monitor is given from outside, and not its class, may decide that. */
  default boolean hasSeveral(Architecture machine) {
    return true;
  }

  /** How many words of its host it needs for guests of so many each. */
  long room(int guests, long guestWords);

  /**
   * Takes over the host and puts guests on it, each just reset, with a console of its own.
   *
   * @param loads the guests', all of one size
   * @throws IllegalArgumentException if the host is too small or the machine is not one the monitor
   *     can run on
   */
  Sharing boot(Host host, List<Load> loads, Slices slices);
}
