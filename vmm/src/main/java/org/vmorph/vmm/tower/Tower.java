package org.vmorph.vmm.tower;

import java.util.List;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Vmm;

/**
 * Monitors under monitors, the outermost first. Behind every guest lie guard words that belong to
 * nobody: in the real storage, from low to high, the monitors' words, the innermost guest, the
 * guards.
 *
 * @param guests from the outermost to the innermost
 */
public record Tower(List<Guest> guests) {
  /** Words behind each guest that no one may change. */
  public static final int GUARDS = 8;

  /** What the guard words hold at first. */
  public static final long PATTERN = 0xA5A5_5A5AL;

  /** Keeps its own list. */
  public Tower {
    guests = List.copyOf(guests);
  }

  /** The storage the real machine needs for a guest of so many words under these monitors. */
  public static long room(List<Vmm> monitors, long guestWords) {
    return new Plan(monitors, guestWords).room();
  }

  /**
   * Boots the monitors one on the other, the image in the innermost guest.
   *
   * @throws IllegalArgumentException if the host does not have exactly the {@link #room} they need
   */
  public static Tower boot(List<Vmm> monitors, Host host, long[] image) {
    return new Plan(monitors, image.length).boot(host, image);
  }

  /** The innermost guest: the one whose program is meant. */
  public Guest innermost() {
    return guests.getLast();
  }

  /** Where the innermost guest lies in the storage of the real machine. */
  public Span span() {
    long low = guests.stream().mapToLong(guest -> guest.owns().low()).sum();
    return new Span(low, innermost().owns().words());
  }
}
