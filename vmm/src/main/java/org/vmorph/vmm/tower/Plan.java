package org.vmorph.vmm.tower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.Vmm;

/** A tower before it is built: once drawn up, it is booted again and again. */
public final class Plan {
  private final Architecture machine;
  private final List<Vmm> monitors;

  /** Guards behind the guest of a monitor, where its host may have more words than it needs. */
  private final int guards;

  /** The storage of the real machine, and of each guest from the outermost to the innermost. */
  private final List<Long> sizes;

  /** What fills the storage of the real machine, and of each guest but the innermost, at first. */
  private final List<long[]> fillings = new ArrayList<>();

  private @Nullable Territories territories;

  /** A tower of these monitors, the outermost first, around a guest of so many words. */
  public Plan(Architecture machine, List<Vmm> monitors, long guestWords) {
    this(machine, monitors, guestWords, Tower.GUARDS);
  }

  /** The same with so many words behind each guest that belong to nobody; there may be none. */
  public Plan(Architecture machine, List<Vmm> monitors, long guestWords, int guards) {
    this.machine = machine;
    this.monitors = List.copyOf(monitors);
    this.guards = guards;
    var inwards = new ArrayList<Long>();
    inwards.add(guestWords);
    for (var vmm : monitors.reversed()) {
      inwards.add(vmm.room(machine, inwards.getLast()) + guards(vmm));
    }
    this.sizes = inwards.reversed();
  }

  /**
   * How many words behind the guest of a monitor belong to nobody; none where the words at the end
   * of storage are those of traps.
   */
  private int guards(Vmm vmm) {
    var places = machine.trapEntry().places();
    boolean areTaken = places.filter(at -> at.wordsAtTheEnd() > 0).isPresent();
    return vmm.isProgram() || areTaken ? 0 : guards;
  }

  /** The storage the real machine needs. */
  public long room() {
    return sizes.get(0);
  }

  /**
   * Boots the monitors one on the other, the image in the innermost guest.
   *
   * @throws IllegalArgumentException if the host does not have exactly the {@link #room} they need
   */
  public Tower boot(Host host, long[] image) {
    if (monitors.isEmpty() || host.size() != room() || image.length != sizes.getLast()) {
      throw new IllegalArgumentException(
          monitors.size()
              + " monitors and a guest of "
              + image.length
              + " words need a host of "
              + new Plan(machine, monitors, image.length, guards).room()
              + " words, not "
              + host.size());
    }
    host.storeAll(host.semantics().machine().storage(), 0, filling(0));
    var guests = new ArrayList<Guest>();
    var below = host;
    for (int level = 0; level < monitors.size(); level++) {
      boolean innermost = level == monitors.size() - 1;
      var vmm = monitors.get(level);
      var guest = vmm.boot(below, innermost ? image : filling(level + 1));
      if (guest == null || guest.owns() == null) {
        throw new MonitorFailure(
            "%s: %s gives null"
                .formatted(vmm.name(), guest == null ? "boot" : "owns() of a guest"));
      }
      guests.add(guest);
      below = guest;
    }
    if (territories == null) {
      check(host, guests);
      territories =
          Territories.of(host.size(), guests, monitors.stream().map(this::guards).toList());
    }
    return new Tower(host, monitors, guests, territories);
  }

  /**
   * What a monitor says its guest owns is what everybody else is kept from: it must be the guest.
   */
  private void check(Host host, List<Guest> guests) {
    Host below = host;
    for (int level = 0; level < guests.size(); level++) {
      var vmm = monitors.get(level);
      var owns = guests.get(level).owns();
      long end = below.size() - guards(vmm);
      if (!vmm.bringsItsOwnHardware()
          && (owns.words() != sizes.get(level + 1) || owns.low() < 0 || owns.end() > end)) {
        throw new MonitorFailure(
            "%s says that its guest of %d words owns %d to %d of %d"
                .formatted(vmm.name(), sizes.get(level + 1), owns.low(), owns.end() - 1, end));
      }
      below = guests.get(level);
    }
  }

  private long[] filling(int level) {
    while (fillings.size() <= level) {
      var words = new long[Math.toIntExact(sizes.get(fillings.size()))];
      Arrays.fill(words, Tower.PATTERN);
      fillings.add(words);
    }
    return fillings.get(level);
  }
}
