package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/** The guests of a round-robin monitor: who is active, and who comes next. */
final class Rounds implements Sharing {
  private final TimeSharing.Slices lengths;
  private final List<SharedGuest> guests = new ArrayList<>();
  private final long[] turns;
  private int active;
  private int last;
  private long switches;

  Rounds(
      Host host,
      List<long[]> images,
      TimeSharing.Slices lengths,
      Confinement confinement,
      Timekeeper timekeeper,
      Worlds worlds) {
    this.lengths = lengths;
    this.turns = new long[images.size()];
    for (int i = 0; i < images.size(); i++) {
      long words = images.get(i).length;
      var partition =
          new Partition(host, worlds.start(i, words), TrapAndEmulate.K + words, timekeeper, worlds);
      if (images.size() == 1) {
        // The only guest has the host's console, as it is.
        partition.takeOver();
      } else {
        retire();
        partition.activate();
      }
      active = i;
      guests.add(new SharedGuest(partition, images.get(i), confinement, this::activate));
    }
    last = images.size() - 1;
  }

  private void retire() {
    if (!guests.isEmpty()) {
      guests.get(active).partition().retire();
    }
  }

  private void activate(SharedGuest guest) {
    int index = guests.indexOf(guest);
    if (index != active) {
      retire();
      guest.partition().activate();
      active = index;
      switches++;
    }
    if (guest.partition().ended()) {
      guest.partition().grant(lengths.length(index, turns[index]++));
    }
  }

  @Override
  public List<? extends Guest> guests() {
    return List.copyOf(guests);
  }

  @Override
  public OptionalInt next() {
    for (int i = 1; i <= guests.size(); i++) {
      int candidate = (last + i) % guests.size();
      if (!guests.get(candidate).halted()) {
        return OptionalInt.of(candidate);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public Turn turn(long most) {
    int index = next().orElseThrow();
    var guest = guests.get(index);
    long made = guest.turn(most);
    boolean over = guest.partition().ended() || guest.halted();
    last = over ? index : last;
    return new Turn(index, made, over);
  }

  @Override
  public Figures figures() {
    long slices = guests.stream().mapToLong(guest -> guest.partition().slices()).sum();
    long timerTraps = guests.stream().mapToLong(guest -> guest.partition().timerTraps()).sum();
    return new Figures(switches, slices, timerTraps);
  }
}
