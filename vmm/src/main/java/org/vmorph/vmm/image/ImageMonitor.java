package org.vmorph.vmm.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * A monitor that is a program of the machine: it occupies the words 0 ... k-1 of its host, is
 * started by a reset, and its guest is all that lies behind it. Each trap of its host, in user
 * mode, is taken for one step of its guest: a monitor that lets its guest try again, or does
 * several steps at once, cannot be compared.
 */
public final class ImageMonitor implements TimeSharing {
  /**
   * Of the only guest, where nobody says otherwise: so long that a monitor on this one gets on with
   * its work, for it takes many steps to serve the end of a slice.
   */
  private static final long SLICE = 64;

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
    new Placement(name, machine, this.words, map).check();
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
    if (machine.timer().isPresent() && map.timer().isEmpty()) {
      return Optional.of(
          machine + " has a timer, and it says nowhere where its guest's is: no label guest.timer");
    }
    if (machine.timer().isEmpty() && map.worlds().isPresent()) {
      return Optional.of(machine + " has no timer to take the processor back from a guest with");
    }
    return unsuited(machine);
  }

  /** Why no monitor of a machine can be presented as this does; empty if any can. */
  public static Optional<String> unsuited(Architecture machine) {
    return machine.relocation().isPresent()
            && machine.fetch().isPresent()
            && machine.mode().levels().size() == 2
            && machine.trapEntry() instanceof PswSwap swap
            && swap.oldAt().in(0) == PswSwap.OLD
            && swap.newAt().in(0) == PswSwap.NEW
        ? Optional.empty()
        : Optional.of(machine + " has no programs that trap through E[0] and E[1]");
  }

  @Override
  public boolean isProgram() {
    return true;
  }

  @Override
  public boolean hasSeveral(Architecture other) {
    return map.worlds().isPresent();
  }

  @Override
  public long room(long guestWords) {
    return room(1, guestWords);
  }

  @Override
  public long room(int guests, long guestWords) {
    return map.low()
        + guestWords
        + map.worlds()
            .map(worlds -> guests * (World.words(map, guestWords) + consoleWords(worlds)))
            .orElse(0L);
  }

  private long consoleWords(WorldMap worlds) {
    return words[(int) worlds.inputWords()] + words[(int) worlds.outputWords()];
  }

  @Override
  public Guest boot(Host host, long[] image) {
    long room = room(image.length);
    if (host.size() != room) {
      throw new IllegalArgumentException(
          "%s and a guest of %d words need a host of exactly %d, not %d"
              .formatted(name, image.length, room, host.size()));
    }
    return booted(host, List.of(image), (guest, turn) -> SLICE).getFirst();
  }

  @Override
  public Sharing boot(Host host, List<Load> loads, Slices slices) {
    var several =
        map.worlds()
            .orElseThrow(
                () -> new IllegalArgumentException(name + " has one guest: no label guest.number"));
    long room = room(loads.size(), loads.getFirst().words().length);
    if (room > host.size()) {
      throw new IllegalArgumentException(
          "%s and its guests need a host of %d words or more, not %d"
              .formatted(name, room, host.size()));
    }
    var guests = booted(host, loads.stream().map(Load::words).toList(), slices);
    for (int i = 0; i < loads.size(); i++) {
      int words = loads.get(i).input().length;
      if (guests.size() > 1 && words > this.words[(int) several.inputWords()]) {
        throw new IllegalArgumentException(
            "%s keeps a console of %d words to get, not %d"
                .formatted(name, this.words[(int) several.inputWords()], words));
      }
      loads.get(i).loadInput(guests.get(i));
    }
    return new ImageSharing(host, several, guests, slices);
  }

  private List<ImageGuest> booted(Host host, List<long[]> images, Slices slices) {
    inapplicable(host.semantics().machine())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(name + ": " + why);
            });
    var storage = machine.storage();
    var serving = new Serving(name, host);
    int w = images.getFirst().length;
    host.storeAll(storage, 0, words);
    map.worlds().ifPresent(several -> host.store(storage, several.number(), images.size()));
    map.worlds().ifPresent(several -> host.store(storage, map.size(), w));
    var guests = new ArrayList<ImageGuest>();
    for (int i = 0; i < images.size(); i++) {
      var world = new World(host, map, i, w);
      if (map.worlds().isPresent()) {
        host.storeAll(storage, world.kept(map.low()), images.get(i));
        host.store(storage, world.kept(map.worlds().get().slice()), slices.length(i, 0));
      } else {
        host.storeAll(storage, map.low(), images.get(i));
      }
      guests.add(new ImageGuest(host, map, world, serving, images.size()));
    }
    serving.start(map.size(), w);
    return guests;
  }
}
