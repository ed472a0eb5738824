package org.vmorph.vmm.tower;

import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Vmm;

/**
 * Monitors under monitors, the outermost first. Behind the guest of a monitor that does not give it
 * all there is lie guard words that belong to nobody: in the real storage, from low to high, the
 * monitors' words, the innermost guest, the guards.
 */
public final class Tower {
  /** Words behind a guest that no one may change. */
  public static final int GUARDS = 8;

  /** How many monitors may stand on each other; deeper towers were not timed. */
  public static final int DEEPEST = 16;

  /** What the guard words hold at first. */
  public static final long PATTERN = 0xA5A5_5A5AL;

  private final Host host;
  private final List<Vmm> monitors;
  private final List<Guest> guests;
  private final Territories territories;

  /**
   * Monitors that have been booted.
   *
   * @param monitors from the outermost to the innermost, as their guests are
   */
  Tower(Host host, List<Vmm> monitors, List<Guest> guests, Territories territories) {
    this.host = host;
    this.monitors = monitors;
    this.guests = guests;
    this.territories = territories;
  }

  /** The storage the real machine needs for a guest of so many words under these monitors. */
  public static long room(Architecture machine, List<Vmm> monitors, long guestWords) {
    return new Plan(machine, monitors, guestWords).room();
  }

  /**
   * Boots the monitors one on the other, the image in the innermost guest.
   *
   * @throws IllegalArgumentException if the host does not have exactly the {@link #room} they need
   */
  public static Tower boot(List<Vmm> monitors, Host host, long[] image) {
    return new Plan(host.semantics().machine(), monitors, image.length).boot(host, image);
  }

  /** From the outermost to the innermost. */
  public List<Guest> guests() {
    return guests;
  }

  /** The innermost guest: the one whose program is meant. */
  public Guest innermost() {
    return guests.getLast();
  }

  /** Where the innermost guest lies in the storage of the real machine. */
  public Span span() {
    return territories.writable().getLast();
  }

  /** The words of the real machine that belong to nobody. */
  public List<Span> guards() {
    return territories.guards();
  }

  /**
   * Whose instructions the real machine executes now: 0 are those of the outermost monitor, and so
   * on up to the innermost guest. A monitor in Java has no instructions.
   */
  public int running() {
    int level = 0;
    Host below = host;
    while (level < guests.size() && !(monitors.get(level).isProgram() && !below.isUser())) {
      below = guests.get(level);
      level++;
    }
    return level;
  }

  /** Whether the monitor of a level is a program. */
  public boolean isProgram(int level) {
    return monitors.get(level).isProgram();
  }

  /** Whether it is the innermost guest, at some level of {@link #running}. */
  public boolean isInnermost(int level) {
    return level == guests.size();
  }

  /** What may be written, in the storage of the real machine, at some level of {@link #running}. */
  public Span territory(int level) {
    return territories.writable().get(level);
  }
}
