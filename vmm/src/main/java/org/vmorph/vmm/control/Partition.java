package org.vmorph.vmm.control;

import org.vmorph.model.arch.StoragePlace;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;

/**
 * One guest's part of a host: its stretch of storage, the processor and the console while it is
 * active, and what was put away of them while it is not; and a timer of its own. The timer of the
 * host ends its time slices, and shows nowhere. A run comes back before its steps are made when the
 * slice has ended.
 */
final class Partition implements Host {
  private final Host host;
  private final long start;
  private final long words;
  private final File storage;

  /** What all addresses are counted from: in the host, from the beginning of its storage. */
  private final Cell origin;

  /** Where a trap puts the old PSW. */
  private final StoragePlace old;

  private final PswWord psw;
  private final Timer timer;

  /** The most that the real timer can be loaded with. */
  private final long most;

  private final Timekeeper timekeeper;
  private final Retired retired;
  private boolean active;
  private long own;
  private long on;
  private long slice;
  private boolean ended = true;
  private long slices;
  private long timerTraps;

  /** A part of storage from a word on, not active. */
  Partition(Host host, long start, long words, Timekeeper timekeeper, Worlds worlds) {
    var machine = host.semantics().machine();
    this.host = host;
    this.start = start;
    this.words = words;
    this.storage = machine.storage();
    this.origin = machine.translation().flatMap(Translation::origin).orElseThrow();
    this.old = machine.trapEntry().places().orElseThrow().old();
    this.psw = new PswWord(machine);
    this.timer = machine.timer().orElseThrow();
    this.most = timer.left().bits() < 63 ? (1L << timer.left().bits()) - 1 : Long.MAX_VALUE;
    this.timekeeper = timekeeper;
    this.retired = new Retired(machine, worlds);
  }

  /** The processor is this guest's; nobody else has it. */
  void activate() {
    retired.putBack(host);
    active = true;
  }

  /** The same at the very beginning, when the processor and the console are as they are. */
  void takeOver() {
    active = true;
  }

  /** The processor is somebody else's. */
  void retire() {
    retired.putAway(host);
    active = false;
  }

  /** A new time slice begins. */
  void grant(long steps) {
    slice = steps;
    ended = false;
  }

  /** Whether the time slice has ended. */
  boolean ended() {
    return ended;
  }

  /** How many time slices have ended. */
  long slices() {
    return slices;
  }

  /** How many traps of the timer were given to the guest. */
  long timerTraps() {
    return timerTraps;
  }

  /** Where it starts in the host's storage. */
  long start() {
    return start;
  }

  @Override
  public Engine engine() {
    return host.engine();
  }

  @Override
  public long size() {
    return words;
  }

  @Override
  public long get(Cell cell) {
    if (cell.slot() == timer.left().slot()) {
      return timekeeper.shown(own, slice);
    }
    if (cell.slot() == timer.on().slot()) {
      return on;
    }
    long there = active ? host.get(cell) : retired.get(cell);
    return cell.slot() == origin.slot() ? Concrete.low(there - start, cell.bits()) : there;
  }

  @Override
  public void set(Cell cell, long word) {
    if (cell.slot() == timer.left().slot()) {
      own = Concrete.low(word, cell.bits());
    } else if (cell.slot() == timer.on().slot()) {
      on = Concrete.low(word, cell.bits());
    } else {
      long there = cell.slot() == origin.slot() ? start + word : word;
      if (active) {
        host.set(cell, there);
      } else {
        retired.set(cell, there);
      }
    }
  }

  @Override
  public void loadCells(long[] into) {
    for (var cell : semantics().machine().cells()) {
      into[cell.slot()] = get(cell);
    }
  }

  @Override
  public long load(File file, long index) {
    if (file.slot() == storage.slot()) {
      return host.load(file, start + index);
    }
    return active ? host.load(file, index) : retired.load(file, index);
  }

  @Override
  public long used(File file) {
    if (file.slot() == storage.slot()) {
      return words;
    }
    return active ? host.used(file) : retired.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    if (file.slot() == storage.slot()) {
      host.store(file, start + index, word);
    } else if (active) {
      host.store(file, index, word);
    } else {
      retired.store(file, index, word);
    }
  }

  @Override
  public void storeAll(File file, long index, long[] all) {
    if (file.slot() == storage.slot()) {
      host.storeAll(file, start + index, all);
    } else {
      Host.super.storeAll(file, index, all);
    }
  }

  /** Whether the guest believes to be in user mode. */
  private boolean virtualUser() {
    var mode = semantics().machine().mode();
    return psw.get(load(storage, Shadow.PACKED), mode.cell()) == mode.user();
  }

  @Override
  public Exit run(long steps) {
    boolean counts = timekeeper.counts(virtualUser(), on == 1);
    long loaded = Math.min(most, timekeeper.load(slice, counts, own));
    host.set(timer.left(), loaded);
    host.set(timer.on(), 1);
    var exit = host.run(steps);
    long elapsed = loaded - host.get(timer.left());
    slice -= elapsed;
    own -= counts ? elapsed : 0;
    if (exit.kind() != Exit.Kind.TRAPPED) {
      return exit;
    }
    long stored = host.load(storage, old.in(host.size()));
    host.store(storage, start + old.in(words), stored);
    boolean byTimer = exit.cause().orElseThrow().equals(timer.cause());
    boolean due = byTimer && timekeeper.due(slice, counts, own);
    boolean isOver = slice <= 0;
    slice -= timekeeper.charge();
    if (byTimer && !due) {
      // A timer that is narrower than the slice is loaded once more.
      ended = isOver;
      slices += isOver ? 1 : 0;
      goBack(stored);
      return Exit.steps(exit.steps() - 1);
    }
    timerTraps += due ? 1 : 0;
    return exit;
  }

  /** As if the trap had not been taken: it was none of the guest's. */
  private void goBack(long stored) {
    for (var saved : semantics().saved(timer.cause())) {
      host.set(saved.cell(), psw.get(stored, saved.cell()));
    }
  }
}
