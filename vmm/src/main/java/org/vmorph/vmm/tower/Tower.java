package org.vmorph.vmm.tower;

import java.util.ArrayList;
import java.util.Arrays;
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
    return sizes(monitors, guestWords).get(0);
  }

  private static List<Long> sizes(List<Vmm> monitors, long guestWords) {
    var sizes = new ArrayList<Long>();
    sizes.add(guestWords);
    for (var vmm : monitors.reversed()) {
      sizes.add(vmm.room(sizes.getLast()) + GUARDS);
    }
    return sizes.reversed();
  }

  /**
   * Boots the monitors one on the other, the image in the innermost guest.
   *
   * @throws IllegalArgumentException if the host does not have exactly the {@link #room} they need
   */
  public static Tower boot(List<Vmm> monitors, Host host, long[] image) {
    var sizes = sizes(monitors, image.length);
    if (monitors.isEmpty() || host.size() != sizes.get(0)) {
      throw new IllegalArgumentException(
          monitors.size()
              + " monitors and a guest of "
              + image.length
              + " words need a host of "
              + sizes.get(0)
              + " words, not "
              + host.size());
    }
    guard(host);
    var guests = new ArrayList<Guest>();
    var below = host;
    for (int level = 0; level < monitors.size(); level++) {
      var guest = monitors.get(level).boot(below, storage(sizes, level, image));
      guests.add(guest);
      below = guest;
    }
    return new Tower(guests);
  }

  private static void guard(Host host) {
    var storage = host.semantics().machine().storage();
    for (long i = 0; i < host.size(); i++) {
      host.store(storage, i, PATTERN);
    }
  }

  private static long[] storage(List<Long> sizes, int level, long[] image) {
    if (level == sizes.size() - 2) {
      return image;
    }
    var words = new long[Math.toIntExact(sizes.get(level + 1))];
    Arrays.fill(words, PATTERN);
    return words;
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
