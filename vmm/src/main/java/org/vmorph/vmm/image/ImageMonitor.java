package org.vmorph.vmm.image;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Role;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;

/**
 * A monitor that is a program of the machine: it occupies the words 0 ... k-1 of its host, is
 * started by a reset, and its guest is all that lies behind it. Each trap of its host, in user
 * mode, is taken for one step of its guest: a monitor that lets its guest try again, or does
 * several steps at once, cannot be compared.
 */
public final class ImageMonitor implements Vmm {
  private final String name;
  private final Architecture machine;
  private final long[] words;
  private final GuestMap map;
  private final Optional<Program> listing;

  /**
   * A monitor from its words.
   *
   * @param machine whose words they are
   * @throws IllegalArgumentException if the words, or what the map names, reach into the guest
   */
  public ImageMonitor(String name, Architecture machine, long[] words, GuestMap map) {
    this(name, machine, words, map, Optional.empty());
  }

  private ImageMonitor(
      String name, Architecture machine, long[] words, GuestMap map, Optional<Program> listing) {
    this.name = name;
    this.machine = machine;
    this.words = words.clone();
    this.map = map;
    this.listing = listing;
    if (words.length > map.low()) {
      throw new IllegalArgumentException(
          "%s has %d words, but its guest starts at %d".formatted(name, words.length, map.low()));
    }
    long registers =
        machine.files().stream()
            .filter(file -> file.role() == Role.GENERAL)
            .mapToLong(file -> 1L << file.indexBits())
            .sum();
    before("psw", map.psw(), 1);
    before("regs", map.regs(), registers);
    before("size", map.size(), 1);
    map.resume().ifPresent(address -> before("resume", address, 1));
  }

  /** What a label names belongs to the monitor, so it lies before its guest. */
  private void before(String label, long address, long needed) {
    if (address + needed > map.low()) {
      throw new IllegalArgumentException(
          "%s has guest.%s at %d to %d, but its guest starts at %d"
              .formatted(name, label, address, address + needed - 1, map.low()));
    }
  }

  /**
   * A monitor from its listing, which has the labels of a {@link GuestMap}.
   *
   * @throws IllegalArgumentException if a label is missing, or the words, or what a label names,
   *     reach into the guest
   */
  public static ImageMonitor of(String name, Architecture machine, Program program) {
    var map = GuestMap.of(program.file(), program.labels());
    return new ImageMonitor(name, machine, program.words(), map, Optional.of(program));
  }

  /** Its words. */
  public long[] words() {
    return words.clone();
  }

  /** Where it keeps its guest. */
  public GuestMap map() {
    return map;
  }

  /** The same monitor with one word changed. */
  public ImageMonitor with(int address, long word) {
    var changed = words.clone();
    changed[address] = word;
    return new ImageMonitor(name, machine, changed, map, listing);
  }

  /** A word for people: its address and, of a monitor with a listing, the line it comes from. */
  public String place(int address) {
    return "%4d  %s"
        .formatted(
            address,
            listing.map(all -> line(all, address)).orElse(Long.toHexString(words[address])));
  }

  private static String line(Program listing, long address) {
    var number = listing.lines().get(address);
    return number == null ? "" : listing.source().get(number - 1).strip();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> inapplicable(Architecture other) {
    if (!other.equals(machine)) {
      return Optional.of("it is a program for " + machine + ", not for " + other);
    }
    return unsuited(machine);
  }

  /** Why no monitor of a machine can be presented as this does; empty if any can. */
  public static Optional<String> unsuited(Architecture machine) {
    if (machine.timer().isPresent()) {
      return Optional.of(
          machine + " has a timer, and the map of a monitor has no place for its guest's");
    }
    return machine.relocation().isPresent()
            && machine.fetch().isPresent()
            && machine.trapEntry() instanceof PswSwap
        ? Optional.empty()
        : Optional.of(machine + " has no programs that trap through E[0] and E[1]");
  }

  @Override
  public boolean isProgram() {
    return true;
  }

  @Override
  public long room(long guestWords) {
    return map.low() + guestWords;
  }

  @Override
  public Guest boot(Host host, long[] image) {
    inapplicable(host.semantics().machine())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(name + ": " + why);
            });
    if (host.size() != room(image.length)) {
      throw new IllegalArgumentException(
          "%s and a guest of %d words need a host of exactly %d, not %d"
              .formatted(name, image.length, room(image.length), host.size()));
    }
    host.storeAll(machine.storage(), 0, words);
    host.storeAll(machine.storage(), map.low(), image);
    return new ImageGuest(name, host, image.length, map);
  }
}
