package org.vmorph.conformance.run.compare;

import java.util.Arrays;
import java.util.Objects;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.gen.Start;
import org.vmorph.conformance.run.ask.Breakdown;
import org.vmorph.conformance.run.ask.OwnCode;
import org.vmorph.conformance.run.host.WatchedHost;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.tower.Plan;
import org.vmorph.vmm.tower.Tower;

/**
 * The bare machine, and the same machine under monitors, on the kit's own hardware unless the
 * monitor has some; used for program after program.
 */
final class Sides {
  private final Machine bare;
  private final Machine real;
  private final WatchedHost host;
  private final Plan plan;

  /** The virtual machine's cells, by slot. */
  private final long[] cells;

  /** What is not compared. */
  private final Cell[] time;

  /** Whether the guest's storage lies in the kit's own machine. */
  private final boolean storageIsSeen;

  /** The files that are compared as the guest shows them. */
  private final ComparedFile[] files;

  private final String names;
  private final long low;
  private long comparisons;
  private Tower tower;
  private Guest guest;

  Sides(Setting setting) {
    this.bare = new Machine(setting.engine(), setting.words());
    this.plan = new Plan(setting.machine(), setting.monitors(), setting.words(), setting.guards());
    this.real = new Machine(setting.engine(), plan.room());
    this.host = new WatchedHost(real, setting.claims());
    this.cells = new long[setting.machine().cells().size()];
    this.time =
        setting.machine().cells().stream()
            .filter(setting.notCompared()::contains)
            .toArray(Cell[]::new);
    this.storageIsSeen = !setting.onOtherHardware();
    this.files =
        setting.machine().files().stream()
            .filter(file -> !storageIsSeen || !file.equals(setting.machine().storage()))
            .map(file -> new ComparedFile(file, bare.content(file)))
            .toArray(ComparedFile[]::new);
    this.names = setting.monitorNames();
    this.tower = booted(new long[setting.words()]);
    this.guest = tower.innermost();
    this.low = tower.span().low();
  }

  /** The machine the monitors run on. */
  Machine real() {
    return real;
  }

  /** Both just reset, a program in storage; the guest. */
  Guest start(long[] words, long[] input, int inputs) {
    bare.storeAll(0, words);
    bare.reset();
    bare.counts().clear();
    // What a guest has left where it should not is not there for the next one.
    Arrays.fill(real.content(real.architecture().storage()).array(), 0);
    real.reset();
    real.counts().clear();
    GuestProgram.loadInput(bare, input, inputs);
    // A monitor's console is its host's.
    GuestProgram.loadInput(real, input, inputs);
    comparisons = 0;
    for (var file : files) {
      file.start();
    }
    host.unwatched();
    tower = booted(words);
    guest = tower.innermost();
    host.watch(tower);
    return guest;
  }

  /**
   * A monitor that cannot be booted is asked for nothing more: whatever it was to do is unknown.
   */
  private Tower booted(long[] words) {
    try {
      return plan.boot(host, words);
    } catch (Throwable failure) {
      Breakdown.check(failure);
      throw new MonitorLost(names + " breaks down when it is booted: " + OwnCode.told(failure));
    }
  }

  /** Both in a state, but for their storage. */
  void put(Start state) {
    state.put(bare::set, bare::store);
    try {
      state.put(guest::set, guest::store);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      throw nothingCanBeSet;
    } catch (Throwable failure) {
      Breakdown.check(failure);
      throw new MonitorLost(
          names + " breaks down when its guest's state is set: " + OwnCode.told(failure));
    }
  }

  /** The machine without a monitor. */
  Machine bare() {
    return bare;
  }

  /** The machine under the monitors, as the kit sees it. */
  WatchedHost host() {
    return host;
  }

  /** The monitors. */
  Tower tower() {
    return tower;
  }

  /** The virtual machine. */
  Guest guest() {
    return guest;
  }

  /** The virtual machine's state, as its monitor shows it: of the same machine, and as large. */
  Snapshot view() {
    var view = guest.view();
    if (view == null || !view.isOf(bare.architecture(), bare.size())) {
      throw new MonitorFailure(
          "it shows the state of another machine than its guest, of %d words: %s"
              .formatted(
                  bare.size(),
                  view == null ? "null" : view.machine() + " of " + view.size() + " words"));
    }
    return view;
  }

  /**
   * What a monitor says it has done; the outermost is 0.
   *
   * @param brokenDown whether one of them has broken down already, and need not say it
   */
  Tally tally(int level, boolean brokenDown) {
    try {
      return Objects.requireNonNull(tower.guests().get(level).tally(), "tally() gives null");
    } catch (Throwable failure) {
      Breakdown.check(failure);
      if (brokenDown) {
        return Tally.NOTHING;
      }
      throw new MonitorLost(names + " does not say what it has done: " + OwnCode.told(failure));
    }
  }

  /** How often the two states have been compared. */
  long comparisons() {
    return comparisons;
  }

  /** Whether nothing has been seen that must not be, and the two states are the same. */
  boolean agree() {
    comparisons++;
    return host.seenNothing() && bare.halted() == guest.halted() && same();
  }

  /** The same state, storage compared where it lies in the real machine if it does. */
  boolean same() {
    guest.loadCells(cells);
    for (var cell : time) {
      cells[cell.slot()] = bare.get(cell);
    }
    if (!bare.hasCells(cells) || storageIsSeen && !bare.sameStorage(0, real, low, bare.size())) {
      return false;
    }
    for (var file : files) {
      if (!file.isStillLike(guest)) {
        return false;
      }
    }
    return true;
  }

  /** Whether files that were looked at by and by are the same after all. */
  boolean sameAfterAll() {
    for (var file : files) {
      if (!file.isLikeAfterAll(guest)) {
        return false;
      }
    }
    return true;
  }
}
