package org.vmorph.vmm.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;

/**
 * The state of a guest, from what its monitor keeps of it and what is in the hardware. The guest is
 * between two steps when the host is in user mode: then P and the registers are in the hardware,
 * and its control, as the guest believes it to be, in the monitor's cells. When the processor has
 * stopped, or is another guest's, all of it is in the cells.
 */
final class ImageState {
  private static final long NOWHERE = -1;

  private final Host host;
  private final GuestMap map;
  private final World world;
  private final Serving serving;
  private final Architecture machine;
  private final File storage;
  private final PswWord psw;

  /** Where a cell has a word of its own, by its slot. */
  private final long[] places;

  /** Where a file of control is, by its slot. */
  private final long[] fileAt;

  /** Cells of the PSW of which the hardware has another word than the guest, by slot. */
  private final boolean[] isVirtual;

  /** The other cells that a trap loads from the monitor's PSW. */
  private final List<Cell> loaded;

  private final boolean[] isLoaded;
  private final boolean hasItsOwnConsole;

  /** Whether the monitor has to put into force what was set from outside. */
  private boolean pending;

  /**
   * The state of a guest.
   *
   * @param guests how many its monitor has
   */
  ImageState(Host host, GuestMap map, World world, Serving serving, int guests) {
    this.host = host;
    this.map = map;
    this.world = world;
    this.serving = serving;
    this.machine = host.semantics().machine();
    this.storage = machine.storage();
    this.psw = new PswWord(machine);
    var virtual = machine.control().stream().filter(it -> !isUnshown(it)).toList();
    this.isVirtual = bySlot(virtual);
    this.loaded =
        new ArrayList<>(
            host.semantics().saved(machine.privilege()).stream()
                .map(TrapEntry.Saved::cell)
                .toList());
    loaded.removeAll(virtual);
    this.isLoaded = bySlot(loaded);
    this.hasItsOwnConsole = guests > 1 && machine.console().isPresent();
    this.places = places();
    this.fileAt = filesAt();
  }

  /** Whether it is control that no PSW shows. */
  private boolean isUnshown(Component component) {
    return map.control().containsKey(component.name());
  }

  private boolean[] bySlot(List<? extends Component> components) {
    var are = new boolean[machine.cells().size()];
    machine.cells().forEach(cell -> are[cell.slot()] = components.contains(cell));
    return are;
  }

  private long[] places() {
    var found = new long[machine.cells().size()];
    Arrays.fill(found, NOWHERE);
    machine.cells().stream().filter(this::isUnshown).forEach(cell -> found[cell.slot()] = at(cell));
    machine
        .timer()
        .ifPresent(
            timer -> {
              found[timer.left().slot()] = map.timer().orElseThrow().left();
              found[timer.on().slot()] = map.timer().orElseThrow().on();
            });
    if (hasItsOwnConsole) {
      var worlds = map.worlds().orElseThrow();
      var console = machine.console().orElseThrow();
      found[console.next().slot()] = worlds.inputNext();
      found[console.end().slot()] = worlds.inputEnd();
      found[console.count().slot()] = worlds.outputCount();
    }
    return found;
  }

  private long[] filesAt() {
    var found = new long[machine.files().size()];
    Arrays.fill(found, NOWHERE);
    machine.files().stream().filter(this::isUnshown).forEach(file -> found[file.slot()] = at(file));
    return found;
  }

  private long at(Component component) {
    return Objects.requireNonNull(map.control().get(component.name()));
  }

  /** Whether P and the registers are in the hardware. */
  private boolean isLive() {
    return !serving.stopped() && world.isActive();
  }

  private boolean isInPsw(Cell cell) {
    return isVirtual[cell.slot()] || isLoaded[cell.slot()] && !isLive();
  }

  private boolean isControl(File file) {
    return fileAt[file.slot()] != NOWHERE;
  }

  private boolean isKept(File file) {
    return isControl(file) || file.role() == Role.GENERAL && !isLive();
  }

  /** Whether the monitor has to put it into force when it is set from outside. */
  private boolean isForced(Cell cell) {
    return isInPsw(cell) || isTimer(cell) || isUnshown(cell);
  }

  private boolean isTimer(Cell cell) {
    return machine
        .timer()
        .filter(timer -> timer.left().slot() == cell.slot() || timer.on().slot() == cell.slot())
        .isPresent();
  }

  long get(Cell cell) {
    if (isInPsw(cell)) {
      return psw.get(world.word(map.psw()), cell);
    }
    long place = places[cell.slot()];
    if (place == NOWHERE) {
      return host.get(cell);
    }
    boolean counts = map.timer().isPresent() && place == map.timer().get().left();
    return Concrete.low(world.word(place) - (counts ? elapsed() : 0), cell.bits());
  }

  /** What has passed on the guest's own timer since the monitor has put it into its cell. */
  private long elapsed() {
    var timer = machine.timer().orElseThrow();
    boolean counts =
        isLive()
            && get(machine.mode().cell()) == machine.mode().user()
            && world.word(map.timer().orElseThrow().on()) == 1;
    return counts ? world.word(map.timer().orElseThrow().real()) - host.get(timer.left()) : 0;
  }

  /** What has passed is in the guest's cell. */
  private void settle() {
    if (machine.timer().isPresent() && isLive()) {
      var at = map.timer().orElseThrow();
      var left = machine.timer().get().left();
      world.put(at.left(), get(left));
      world.put(at.real(), host.get(left));
    }
  }

  void set(Cell cell, long word) {
    if (isForced(cell)) {
      settle();
      pending = true;
    }
    if (isInPsw(cell)) {
      world.put(map.psw(), psw.with(world.word(map.psw()), cell, word));
    } else if (places[cell.slot()] == NOWHERE) {
      host.set(cell, word);
    } else {
      world.put(places[cell.slot()], Concrete.low(word, cell.bits()));
    }
  }

  /** Where a word of a file is in the monitor's storage, if it is there. */
  private long place(File file, long index) {
    if (file.slot() == storage.slot()) {
      return world.at(map.low()) + index;
    }
    if (isKept(file)) {
      return world.at(isControl(file) ? fileAt[file.slot()] : map.regs()) + index;
    }
    if (hasItsOwnConsole) {
      var worlds = map.worlds().orElseThrow();
      var console = machine.console().orElseThrow();
      if (file.slot() == console.input().slot()) {
        return world.word(worlds.console()) + index;
      }
      if (file.slot() == console.output().slot()) {
        return world.word(worlds.console()) + host.load(storage, worlds.inputWords()) + index;
      }
    }
    return NOWHERE;
  }

  long load(File file, long index) {
    long place = place(file, index);
    if (place == NOWHERE) {
      return host.load(file, index);
    }
    return index < used(file) ? host.load(storage, place) : 0;
  }

  void loadAll(File file, long index, long[] into) {
    long place = place(file, index);
    if (place == NOWHERE) {
      host.loadAll(file, index, into);
      return;
    }
    if (file.slot() == storage.slot() && into.length > 0 && index + into.length <= world.w()) {
      host.loadAll(storage, place, into);
      return;
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = load(file, index + i);
    }
  }

  long used(File file) {
    if (file.slot() == storage.slot()) {
      return world.w();
    }
    if (isKept(file)) {
      return 1L << file.indexBits();
    }
    var console = machine.console();
    if (hasItsOwnConsole && console.isPresent()) {
      if (file.slot() == console.get().input().slot()) {
        return get(console.get().end());
      }
      if (file.slot() == console.get().output().slot()) {
        return get(console.get().count());
      }
    }
    return host.used(file);
  }

  void store(File file, long index, long word) {
    if (file.slot() == storage.slot()) {
      host.store(storage, inside(index), word);
      return;
    }
    long place = place(file, index);
    if (isControl(file)) {
      pending = true;
      host.store(storage, place, Concrete.low(word, file.bits()));
    } else if (place == NOWHERE) {
      host.store(file, index, word);
    } else {
      host.store(storage, place, word);
    }
  }

  void storeAll(long index, long[] words) {
    inside(index + words.length - 1);
    host.storeAll(storage, inside(index), words);
  }

  private long inside(long index) {
    if (index < 0 || index >= world.w()) {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + world.w());
    }
    return world.at(map.low()) + index;
  }

  /** The storage that is the guest's. */
  Span owns() {
    return new Span(world.at(map.low()), world.w());
  }

  /** The PSW the guest believes in, the rest of it as the hardware stored it or has it. */
  long believed(long p) {
    long word = psw.plain(world.word(map.psw()));
    for (var cell : loaded) {
      word = psw.with(word, cell, cell.equals(machine.programCounter()) ? p : get(cell));
    }
    return word;
  }

  /** Whether control or the timer has been set from outside, and is not in force yet. */
  boolean isPending() {
    return pending;
  }

  /**
   * All that the monitor needs to put into force what has been set from outside is in its cells.
   */
  void spill() {
    for (var file : machine.files()) {
      if (file.role() == Role.GENERAL) {
        for (long i = 0; i < 1L << file.indexBits(); i++) {
          world.put(map.regs() + i, load(file, i));
        }
      }
    }
    world.put(map.psw(), believed(get(machine.programCounter())));
    pending = false;
  }
}
