package org.vmorph.vmm.image;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * A guest of a monitor that is a program of its host. Each trap of the host in user mode is a step
 * of the guest, but for one by which its time slice ends.
 */
final class ImageGuest implements Guest {
  private final Host host;
  private final GuestMap map;
  private final World world;
  private final Serving serving;
  private final Architecture machine;
  private final ImageState state;
  private final PswWord psw;
  private final ItsOwnTrap itsOwnTrap;

  /** Where the hardware puts the PSW of a trap. */
  private final StoragePlace old;

  /** Only a flaw of the machine lets user mode stop the processor. */
  private boolean stopped;

  private long direct;
  private long emulated;
  private long reflected;
  private long timerTraps;

  /**
   * A guest that is in the storage of its monitor's host.
   *
   * @param guests how many there are
   */
  ImageGuest(Host host, GuestMap map, World world, Serving serving, int guests) {
    this.host = host;
    this.map = map;
    this.world = world;
    this.serving = serving;
    this.machine = host.semantics().machine();
    this.state = new ImageState(host, map, world, serving, guests);
    this.psw = new PswWord(machine);
    this.itsOwnTrap = new ItsOwnTrap(this, psw);
    this.old = machine.trapEntry().places().orElseThrow().old();
  }

  @Override
  public Engine engine() {
    return host.engine();
  }

  @Override
  public long size() {
    return world.w();
  }

  @Override
  public Span owns() {
    return state.owns();
  }

  @Override
  public Tally tally() {
    return new Tally(direct, emulated, reflected, 0);
  }

  @Override
  public long steps() {
    return direct + emulated + reflected;
  }

  @Override
  public boolean halted() {
    serving.start();
    return stopped
        || serving.stopped()
        || map.worlds().filter(worlds -> world.word(worlds.halted()) != 0).isPresent();
  }

  @Override
  public long get(Cell cell) {
    serving.start();
    return state.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    serving.start();
    state.set(cell, word);
  }

  @Override
  public long load(File file, long index) {
    startFor(file);
    return state.load(file, index);
  }

  @Override
  public long used(File file) {
    startFor(file);
    return state.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    startFor(file);
    state.store(file, index, word);
  }

  @Override
  public void loadAll(File file, long index, long[] into) {
    startFor(file);
    state.loadAll(file, index, into);
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    if (file.slot() != machine.storage().slot() || words.length == 0) {
      Guest.super.storeAll(file, index, words);
    } else {
      state.storeAll(index, words);
    }
  }

  /** Storage is what it is whether or not the monitor has begun; all else is as it began. */
  private void startFor(File file) {
    if (file.slot() != machine.storage().slot()) {
      serving.start();
    }
  }

  @Override
  public Exit run(long steps) {
    return run(steps, false);
  }

  @Override
  public Exit runToUser(long steps) {
    return run(steps, true);
  }

  private Exit run(long steps, boolean toUser) {
    serving.start();
    serving.check();
    if (state.isPending()) {
      putIntoForce();
    }
    long made = 0;
    long ended = -1;
    // Between two traps the mode the guest believes in does not change.
    while (made < steps && !halted() && !(toUser && isUser())) {
      long slices = slices();
      var exit = part(steps - made);
      made += exit.steps();
      if (exit.kind() == Exit.Kind.TRAPPED) {
        return new Exit(Exit.Kind.TRAPPED, exit.cause(), made);
      }
      if (slices != slices()) {
        if (made == ended) {
          throw new MonitorFailure("two time slices, and not a step of its guest");
        }
        ended = made;
      }
    }
    return halted() ? Exit.halted(made) : Exit.steps(made);
  }

  /** How many steps it makes until its time slice has ended, or it has halted; at most so many. */
  long turn(long most) {
    serving.check();
    long before = slices();
    long made = 0;
    while (made < most && !halted() && slices() == before) {
      made += part(most - made).steps();
    }
    return made;
  }

  /** How long its next time slice is to be. */
  void announce(long steps) {
    world.put(map.worlds().orElseThrow().slice(), steps);
  }

  /** How many of its time slices have ended; 0 if it has none. */
  long slices() {
    return map.worlds().map(worlds -> world.word(worlds.turns())).orElse(0L);
  }

  /** How many traps of the timer were its own. */
  long timerTraps() {
    return timerTraps;
  }

  /** Runs until the hardware traps; the exit is the guest's own. */
  private Exit part(long steps) {
    if (!world.isActive()) {
      throw new UnsupportedOperationException(
          "whose turn it is is decided by a monitor that is a program, and it is not this guest's");
    }
    var exit = host.run(steps);
    if (exit.kind() != Exit.Kind.TRAPPED) {
      direct += exit.steps();
      stopped = exit.kind() == Exit.Kind.HALTED;
      return exit;
    }
    direct += exit.steps() - 1;
    long before = slices();
    var cause = exit.cause().orElseThrow();
    var own = served(cause);
    if (isTimer(cause) && slices() != before) {
      return Exit.steps(exit.steps() - 1);
    }
    if (own.isEmpty()) {
      emulated++;
      return Exit.steps(exit.steps());
    }
    reflected++;
    timerTraps += own.filter(this::isTimer).isPresent() ? 1 : 0;
    return new Exit(Exit.Kind.TRAPPED, own, exit.steps());
  }

  private boolean isTimer(Cause cause) {
    return machine.timer().filter(timer -> timer.cause().equals(cause)).isPresent();
  }

  /** The hardware has taken a trap: the monitor does what it does. The guest's own trap, if any. */
  private Optional<Cause> served(Cause cause) {
    var p = machine.programCounter();
    long stored = host.load(machine.storage(), old.in(host.size()));
    long before = state.believed(psw.get(stored, p));
    itsOwnTrap.expect(cause, before);
    serving.untilUserMode();
    return halted() ? Optional.empty() : itsOwnTrap.taken(before, state.believed(get(p)));
  }

  /** Lets the monitor do what has been set from outside. */
  private void putIntoForce() {
    long resume =
        map.resume()
            .orElseThrow(
                () ->
                    new MonitorFailure(
                        "its M and R cannot be set from outside: it has no label guest.resume"));
    state.spill();
    host.set(machine.mode().cell(), machine.mode().supervisor());
    machine
        .translation()
        .map(Translation::open)
        .ifPresent(
            open ->
                open.forEach(
                    (cell, word) -> host.set(cell, StateFunction.of(word).applyAsLong(host))));
    host.set(machine.programCounter(), resume);
    serving.untilUserMode();
  }
}
