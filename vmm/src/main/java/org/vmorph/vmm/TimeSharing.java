package org.vmorph.vmm;

import java.util.List;

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

  /** How many words of its host it needs for guests of so many each. */
  long room(int guests, long guestWords);

  /**
   * Takes over the host and puts guests on it, each just reset, with its image and an empty
   * console.
   *
   * @param images the guests' whole storages, all of one size
   * @throws IllegalArgumentException if the host is too small or the machine is not one the monitor
   *     can run on
   */
  Sharing boot(Host host, List<long[]> images, Slices slices);
}
