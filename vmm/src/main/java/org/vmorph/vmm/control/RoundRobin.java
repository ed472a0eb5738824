package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Component;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.HostLayout.Side;

/**
 * The monitor of several guests: each has a time slice, and the real timer ends it; then the next
 * one is activated. A guest has a timer of its own that is exact, and never sees the real one. Its
 * own words are the first k of its host; behind them are the guests, each with the k words that
 * trap-and-emulate keeps for one.
 */
public final class RoundRobin implements TimeSharing {
  /** Where nobody says otherwise: short enough that most programs are interrupted. */
  private static final long SLICE = 10;

  private final String name;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Timekeeper timekeeper;
  private final Worlds worlds;
  private final Map<Engine, Confinement> confinements = new ConcurrentHashMap<>();

  /** The monitor, as it should be. */
  public RoundRobin() {
    this("round-robin", new Dispatcher(), Allocator.CLAMPED, new Timekeeper(), new Worlds());
  }

  /** A monitor of other parts, for experiments and for showing what goes wrong. */
  public RoundRobin(
      String name,
      Dispatcher dispatcher,
      Allocator allocator,
      Timekeeper timekeeper,
      Worlds worlds) {
    this.name = name;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.timekeeper = timekeeper;
    this.worlds = worlds;
  }

  /**
   * The components of which the hardware holds another value than a guest's: M, R and the timer.
   */
  public static List<Component> virtual(Architecture machine) {
    var cells = new ArrayList<>(machine.control());
    machine.timer().ifPresent(timer -> cells.addAll(List.of(timer.left(), timer.on())));
    return List.copyOf(cells);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return machine.timer().isEmpty()
        ? Optional.of(machine + " has no timer to take the processor back from a guest with")
        : unsuited(machine);
  }

  /** What passes on a timer is told by two modes, and its guests are moved as a whole. */
  private Optional<String> unsuited(Architecture machine) {
    if (machine.mode().levels().size() > 2) {
      return Optional.of(
          "%s has %d modes, and time slices are for two"
              .formatted(machine, machine.mode().levels().size()));
    }
    if (Side.usual(machine) != Side.IN_FRONT) {
      return Optional.of(
          machine + " has the PSWs of its traps at the end of storage, where guests lie");
    }
    var lacks = Confining.unsuited(machine, allocator, Side.IN_FRONT);
    boolean counts = machine.translation().flatMap(Translation::origin).isPresent();
    return lacks.isPresent() || counts
        ? lacks
        : Optional.of(machine + " has no register that moves a guest as a whole");
  }

  @Override
  public long room(long guestWords) {
    return room(1, guestWords);
  }

  @Override
  public long room(int guests, long guestWords) {
    return TrapAndEmulate.K + guests * (TrapAndEmulate.K + guestWords);
  }

  @Override
  public Guest boot(Host host, long[] image) {
    return rounds(host, List.of(image), (guest, turn) -> SLICE).guests().getFirst();
  }

  @Override
  public Sharing boot(Host host, List<Load> loads, Slices slices) {
    var sharing = rounds(host, loads.stream().map(Load::words).toList(), slices);
    for (int i = 0; i < loads.size(); i++) {
      loads.get(i).loadInput(sharing.guests().get(i));
    }
    return sharing;
  }

  /** Once for all guests: whether it can run is not asked again for each. */
  private Confinement confinement(Engine engine) {
    inapplicable(engine.semantics().machine())
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    return new Confinement(engine, dispatcher, allocator, Side.IN_FRONT);
  }

  private Rounds rounds(Host host, List<long[]> images, Slices slices) {
    var machine = host.semantics().machine();
    var confinement = confinements.computeIfAbsent(host.engine(), this::confinement);
    long words = images.getFirst().length;
    if (words < machine.leastWords()
        || images.stream().anyMatch(image -> image.length != words)
        || room(images.size(), words) > host.size()) {
      throw new IllegalArgumentException(
          "%d guests, the first of %d words: expected guests of one size, at least %d words, and a"
                  .formatted(images.size(), words, machine.leastWords())
              + " host of %d words or more, not %d"
                  .formatted(room(images.size(), words), host.size()));
    }
    confinement.shadow().takeTraps(host);
    return new Rounds(host, images, slices, confinement, timekeeper, worlds);
  }
}
