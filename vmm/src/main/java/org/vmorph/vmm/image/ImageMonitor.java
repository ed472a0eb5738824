package org.vmorph.vmm.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * A monitor that is a program of the machine. It is started by a reset, and occupies the words 0
 * ... k-1 of its host; its guest is all that lies behind it. Where the PSWs of traps are at the end
 * of storage the guest has its own addresses, 0 ... w-1, and the monitor all that lies behind that.
 * Each trap of its host, in user mode, is taken for one step of its guest: a monitor that lets its
 * guest try again, or does several steps at once, cannot be compared.
 */
public final class ImageMonitor implements TimeSharing {
  /**
   * Of the only guest, where nobody says otherwise: so long that a monitor on this one gets on with
   * its work, for it takes many steps to serve the end of a slice.
   */
  private static final long SLICE = 64;

  private final String name;
  private final Architecture machine;

  /** What it is beside guests of every size. */
  private final Installations installations;

  private final Reset reset;

  private ImageMonitor(
      String name, Architecture machine, Installations installations, Reset reset) {
    this.name = name;
    this.machine = machine;
    this.installations = installations;
    this.reset = reset;
  }

  /**
   * A monitor from its words.
   *
   * @param machine whose words they are
   * @throws IllegalArgumentException if the words, or what the map names, reach into the guest, or
   *     if they would have to be others for every size of a guest
   */
  public ImageMonitor(String name, Architecture machine, long[] words, GuestMap map) {
    this(name, machine, Installations.of(name, machine, words, map), new Reset(machine));
  }

  /**
   * A monitor from its text, which has the labels of a {@link GuestMap}.
   *
   * @throws org.vmorph.model.text.AssemblyError if it cannot be assembled
   * @throws IllegalArgumentException if a label is missing, or the words, or what a label names,
   *     lie elsewhere than a monitor's
   * @throws IOException if it cannot be read
   */
  public static ImageMonitor of(String name, Architecture machine, MonitorText text)
      throws IOException {
    return new ImageMonitor(
        name, machine, Installations.of(name, machine, text), new Reset(machine));
  }

  /**
   * A monitor from its listing, which has the labels of a {@link GuestMap}.
   *
   * @throws IllegalArgumentException as that of a text
   */
  public static ImageMonitor of(String name, Architecture machine, Program program) {
    return new ImageMonitor(
        name, machine, Installations.of(name, machine, program), new Reset(machine));
  }

  /** What it is for a guest of so many words. */
  public Installed installed(long w) {
    return installations.beside(w);
  }

  /** What it is for a guest of any size. */
  private GuestMap map() {
    return installations.smallest().map();
  }

  /** Whether what is set from outside can come into force: it has a label for that. */
  public boolean isResumable() {
    return map().resume().isPresent();
  }

  /** The same monitor with one word changed. */
  public ImageMonitor with(int number, long word) {
    return new ImageMonitor(name, machine, installations.with(number, word), reset);
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
    if (machine.timer().isPresent() && map().timer().isEmpty()) {
      return Optional.of(
          machine + " has a timer, and it says nowhere where its guest's is: no label guest.timer");
    }
    if (machine.timer().isEmpty() && map().worlds().isPresent()) {
      return Optional.of(machine + " has no timer to take the processor back from a guest with");
    }
    return unsuited(machine);
  }

  /** Why no monitor of a machine can be presented as this does; empty if any can. */
  public static Optional<String> unsuited(Architecture machine) {
    if (machine.translation().isEmpty()
        || machine.fetch().isEmpty()
        || machine.mode().levels().size() != 2
        || !machine.trapEntry().places().filter(at -> isWithMonitor(machine, at)).isPresent()) {
      return Optional.of(machine + " has no programs that trap through " + wanted(machine));
    }
    if (machine.translation().filter(Translation::updates).isPresent()) {
      return Optional.of(
          machine + " has accesses that update words, and no program does so for a guest");
    }
    long unit = machine.translation().map(Translation::unit).orElse(1L);
    return unit == 1
        ? Optional.empty()
        : Optional.of(
            "%s gives storage away in pages of %d words, and no program that does so is compared"
                .formatted(machine, unit));
  }

  /** Whether the PSWs of a trap lie where a monitor does. */
  private static boolean isWithMonitor(Architecture machine, TrapEntry.Places at) {
    return Installed.isBehind(machine)
        || moves(machine)
            && at.old().equals(StoragePlace.at(0))
            && at.next().equals(StoragePlace.at(1));
  }

  private static boolean moves(Architecture machine) {
    return machine.translation().map(Translation::moves).orElse(true);
  }

  private static String wanted(Architecture machine) {
    return Installed.isBehind(machine) || !moves(machine) ? "the end of storage" : "E[0] and E[1]";
  }

  @Override
  public boolean isProgram() {
    return true;
  }

  @Override
  public boolean hasSeveral(Architecture other) {
    return map().worlds().isPresent();
  }

  @Override
  public long room(long guestWords) {
    return room(1, guestWords);
  }

  @Override
  public long room(int guests, long guestWords) {
    long own = Installed.isBehind(machine) ? installations.smallest().size() : map().low();
    return own
        + guestWords
        + map()
            .worlds()
            .map(worlds -> guests * (World.words(map(), guestWords) + consoleWords(worlds)))
            .orElse(0L);
  }

  private long consoleWords(WorldMap worlds) {
    var words = installations.smallest();
    return words.word(worlds.inputWords()) + words.word(worlds.outputWords());
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
        map()
            .worlds()
            .orElseThrow(
                () -> new IllegalArgumentException(name + " has one guest: no label guest.number"));
    long room = room(loads.size(), loads.getFirst().words().length);
    if (room > host.size()) {
      throw new IllegalArgumentException(
          "%s and its guests need a host of %d words or more, not %d"
              .formatted(name, room, host.size()));
    }
    var guests = booted(host, loads.stream().map(Load::words).toList(), slices);
    long most = installations.smallest().word(several.inputWords());
    for (int i = 0; i < loads.size(); i++) {
      int words = loads.get(i).input().length;
      if (guests.size() > 1 && words > most) {
        throw new IllegalArgumentException(
            "%s keeps a console of %d words to get, not %d".formatted(name, most, words));
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
    int w = images.getFirst().length;
    var here = installed(w);
    var map = here.map();
    var serving = new Serving(name, host, reset, map.size(), w);
    host.storeAll(storage, here.from(), here.words());
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
    if (!reset.isFromStorage()) {
      serving.start();
    }
    return guests;
  }
}
