package org.vmorph.vmm.image;

import java.util.List;
import java.util.OptionalInt;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * Several guests of a monitor that is a program: it decides whose turn it is, and says so. Before a
 * time slice begins it is told how long it is to be.
 */
final class ImageSharing implements Sharing {
  private final Host host;
  private final WorldMap map;
  private final List<ImageGuest> guests;
  private final TimeSharing.Slices lengths;

  /** How many time slices of each have been announced. */
  private final long[] announced;

  private boolean fresh = true;
  private long switches;

  /** Guests that have been booted; the first time slice of each has been announced. */
  ImageSharing(Host host, WorldMap map, List<ImageGuest> guests, TimeSharing.Slices lengths) {
    this.host = host;
    this.map = map;
    this.guests = guests;
    this.lengths = lengths;
    this.announced = new long[guests.size()];
  }

  @Override
  public List<? extends Guest> guests() {
    return guests;
  }

  private long word(long address) {
    return host.load(host.semantics().machine().storage(), address);
  }

  private int active() {
    long active = word(map.active());
    if (active < 0 || active >= guests.size()) {
      throw new MonitorFailure(
          "it says that guest %d is active, of %d, counted from 0"
              .formatted(active, guests.size()));
    }
    return (int) active;
  }

  @Override
  public OptionalInt next() {
    return guests.stream().allMatch(Guest::halted) ? OptionalInt.empty() : OptionalInt.of(active());
  }

  @Override
  public Turn turn(long most) {
    int index = next().orElseThrow();
    var guest = guests.get(index);
    if (fresh) {
      announced[index]++;
      guest.announce(lengths.length(index, announced[index]));
    }
    long before = guest.slices();
    long made = guest.turn(most);
    spooled(index);
    fresh = guest.slices() != before || guest.halted();
    switches += active() == index ? 0 : 1;
    return new Turn(index, made, fresh);
  }

  /** A console has so much room and no more: what comes of a guest then says nothing. */
  private void spooled(int index) {
    var console = guests.get(index).semantics().machine().console();
    if (guests.size() > 1
        && console.isPresent()
        && guests.get(index).get(console.get().count()) >= word(map.outputWords())) {
      throw new MonitorLost(
          "guest %d has filled its console: the monitor keeps %d words"
              .formatted(index + 1, word(map.outputWords())));
    }
  }

  @Override
  public Figures figures() {
    return new Figures(
        switches,
        guests.stream().mapToLong(ImageGuest::slices).sum(),
        guests.stream().mapToLong(ImageGuest::timerTraps).sum());
  }
}
