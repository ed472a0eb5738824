package org.vmorph.conformance.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;
import org.vmorph.vmm.tower.Tower;

/** One program on the bare machine and under the monitors, one step at a time. */
public final class Comparison {
  private final Setting setting;
  private final GuestProgram program;
  private final Machine bare;
  private final Machine real;
  private final WatchedHost host;
  private final Tower tower;
  private final Guest guest;
  private final long low;
  private final List<Cell> cells;
  private final List<File> files;
  private final File storage;
  private long steps;
  private Event event = new Event(Event.Kind.COMPLETED, Optional.empty(), Optional.empty());
  private Did virtual = Did.bare(event);

  /** Both just reset, the program in storage. */
  public Comparison(Setting setting, GuestProgram program) {
    this.setting = setting;
    this.program = program;
    bare = new Machine(setting.semantics(), program.size());
    program.loadWords(bare);
    program.loadInput(bare);
    real = new Machine(setting.semantics(), Tower.room(setting.monitors(), program.size()));
    // A monitor's console is its host's.
    program.loadInput(real);
    host = new WatchedHost(real);
    tower = Tower.boot(setting.monitors(), host, program.words());
    guest = tower.innermost();
    low = tower.span().low();
    host.watch(tower.span(), guards(tower, real.size()));
    cells = setting.machine().cells();
    files = setting.machine().files();
    storage = setting.machine().storage();
  }

  private static List<Span> guards(Tower tower, long realSize) {
    var guards = new ArrayList<Span>();
    long base = 0;
    long size = realSize;
    for (var guest : tower.guests()) {
      guards.add(new Span(base + size - Tower.GUARDS, Tower.GUARDS));
      base += guest.owns().low();
      size = guest.owns().words();
    }
    return guards;
  }

  /** Makes one step on either side. */
  public void step() {
    steps++;
    event = bare.step();
    virtual = virtualStep();
  }

  private Did virtualStep() {
    var before = guest.tally();
    try {
      return Did.virtual(guest.run(1), before, guest.tally());
    } catch (RuntimeException failure) {
      // A monitor that breaks down is a finding of the kit, not a fault of it.
      return Did.failed(failure);
    }
  }

  /** What each monitor says it has done, the outermost first. */
  public List<Tally> tallies() {
    return tower.guests().stream().map(Guest::tally).toList();
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /** The machine without a monitor. */
  public Machine bare() {
    return bare;
  }

  /** The machine under the monitors. */
  public Guest guest() {
    return guest;
  }

  /** What the bare machine did last. */
  public Event event() {
    return event;
  }

  /** What the virtual machine did last. */
  public Did virtual() {
    return virtual;
  }

  /**
   * The rule that is broken now, if one is. Resource control comes first: the rest may be its
   * consequence.
   */
  public Optional<Rule> broken() {
    if (host.trespass().isPresent()) {
      return Optional.of(Rule.R1);
    }
    if (virtual.kind() == Did.Kind.FAILED) {
      return Optional.of(Rule.E1);
    }
    if (bare.halted() != guest.halted()) {
      return Optional.of(Rule.E2);
    }
    if (same()) {
      // The guest's state does not show yet that the hardware is not as the monitor left it.
      return host.seizedControl().map(seized -> Rule.R1);
    }
    return Optional.of(bare.halted() ? Rule.E2 : Rule.E1);
  }

  /** All that is to be said of a rule that is broken now. */
  public Divergence divergence(Rule rule) {
    var mine = bare.snapshot();
    var theirs = guest.view();
    return new Divergence(
        rule,
        setting,
        program,
        steps,
        event.instruction(),
        Did.bare(event),
        virtual,
        mine.differences(theirs),
        host.trespass().or(host::seizedControl),
        mine,
        theirs);
  }

  /** The same state, storage compared where it lies in the real machine. */
  private boolean same() {
    for (var cell : cells) {
      if (bare.get(cell) != guest.get(cell)) {
        return false;
      }
    }
    for (var file : files) {
      if (file.slot() == storage.slot() ? !sameStorage() : !same(file)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameStorage() {
    long w = bare.size();
    for (long i = 0; i < w; i++) {
      if (bare.load(storage, i) != real.load(storage, low + i)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(File file) {
    long end = Math.max(bare.used(file), guest.used(file));
    for (long i = 0; i < end; i++) {
      if (bare.load(file, i) != guest.load(file, i)) {
        return false;
      }
    }
    return true;
  }
}
