package org.vmorph.vmm.control;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * A guest in w words of a host, run in user mode, but for the steps that its monitor interprets.
 * Before and after each of its steps the host is in the state f(S): P, the registers and the
 * console are the guest's own, the mode is user, R is what the allocator says. The simulated mode
 * and the virtual R, which the hardware no longer shows, are in the monitor's own words ({@link
 * Shadow}).
 */
final class ConfinedGuest implements Guest {
  private final Host host;
  private final int w;
  private final Confinement confinement;
  private final Service service;
  private final File storage;
  private final Shadow shadow;
  private final HostLayout layout;

  /** Where the monitor's own words start. */
  private final long own;

  /** Where the guest's words start. */
  private final long low;

  private final Cell[] virtual;
  private boolean confined = true;
  private boolean halted;
  private long direct;
  private long emulated;
  private long reflected;
  private long interpreted;

  ConfinedGuest(Host host, long[] image, Confinement confinement) {
    this.host = host;
    this.w = image.length;
    this.confinement = confinement;
    this.service = confinement.service();
    this.storage = machine().storage();
    this.shadow = confinement.shadow();
    this.layout = confinement.layout();
    this.own = layout.own(w);
    this.virtual = shadow.cells().toArray(Cell[]::new);
    this.low = layout.low();
    shadow.takeTraps(host);
    for (long number = Shadow.PACKED; number < shadow.words(); number++) {
      host.store(storage, own + number, 0);
    }
    host.storeAll(storage, layout.low(), image);
    service.reset(host, w);
  }

  private Architecture machine() {
    return confinement.machine();
  }

  @Override
  public Engine engine() {
    return host.engine();
  }

  @Override
  public long size() {
    return w;
  }

  @Override
  public Span owns() {
    return layout.guest(w);
  }

  @Override
  public Tally tally() {
    return new Tally(direct, emulated, reflected, interpreted);
  }

  @Override
  public long steps() {
    return direct + emulated + reflected + interpreted;
  }

  @Override
  public boolean halted() {
    return halted;
  }

  @Override
  public long get(Cell cell) {
    return shadow.isVirtual(cell)
        ? shadow.get(host.load(storage, own + shadow.at(cell)), cell)
        : host.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    if (shadow.isVirtual(cell)) {
      long place = own + shadow.at(cell);
      host.store(storage, place, shadow.with(host.load(storage, place), cell, word));
      // Whoever sets one of them mostly sets all: the hardware is told once, before it runs.
      confined = false;
    } else {
      host.set(cell, word);
    }
  }

  @Override
  public long load(File file, long index) {
    if (file.slot() == storage.slot()) {
      return index < w ? host.load(file, low + index) : 0;
    }
    if (shadow.isVirtual(file)) {
      return index < shadow.used(file) ? host.load(storage, own + shadow.at(file) + index) : 0;
    }
    return host.load(file, index);
  }

  @Override
  public long used(File file) {
    return file.slot() == storage.slot()
        ? w
        : shadow.isVirtual(file) ? shadow.used(file) : host.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    if (file.slot() == storage.slot()) {
      host.store(file, low + HostLayout.checked(index, w), word);
    } else if (shadow.isVirtual(file)) {
      long place = own + shadow.at(file) + HostLayout.checked(index, shadow.used(file));
      host.store(storage, place, Concrete.low(word, file.bits()));
      confined = false;
    } else {
      host.store(file, index, word);
    }
  }

  @Override
  public void loadCells(long[] into) {
    host.loadCells(into);
    long packed = host.load(storage, own + Shadow.PACKED);
    for (var cell : virtual) {
      boolean isPacked = shadow.at(cell) == Shadow.PACKED;
      long word = isPacked ? packed : host.load(storage, own + shadow.at(cell));
      into[cell.slot()] = shadow.get(word, cell);
    }
  }

  @Override
  public void loadAll(File file, long index, long[] into) {
    if (file.slot() != storage.slot() && !shadow.isVirtual(file)) {
      host.loadAll(file, index, into);
    } else if (file.slot() == storage.slot() && index >= 0 && index + into.length <= w) {
      host.loadAll(file, low + index, into);
    } else {
      Guest.super.loadAll(file, index, into);
    }
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    if (file.slot() == storage.slot() && words.length > 0) {
      HostLayout.checked(index + words.length - 1, w);
      host.storeAll(file, low + HostLayout.checked(index, w), words);
    } else if (shadow.isVirtual(file)) {
      Guest.super.storeAll(file, index, words);
    } else {
      host.storeAll(file, index, words);
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
    if (!confined) {
      service.confine(host, w);
      confined = true;
    }
    long made = 0;
    // While the hardware runs by itself the simulated mode does not change.
    while (made < steps && !halted && !(toUser && isUser())) {
      int status = service.interpret(host, w);
      if (status != Service.DIRECTLY) {
        made++;
        interpreted++;
        int own = own(status);
        if (own > 0) {
          return new Exit(Exit.Kind.TRAPPED, confinement.cause(own - 1), made);
        }
        continue;
      }
      long asked = steps - made;
      var exit = host.run(asked);
      made += exit.steps();
      switch (exit.kind()) {
        case STEPS -> {
          direct += exit.steps();
          if (exit.steps() < asked) {
            // Its time is up: the host has somebody else to run.
            return Exit.steps(made);
          }
        }
        case HALTED -> {
          // Only a flaw of the machine lets user mode stop the processor; the guest stands still
          // with it.
          direct += exit.steps();
          halted = true;
        }
        case TRAPPED -> {
          direct += exit.steps() - 1;
          var own = serve(exit.cause().orElseThrow());
          if (own > 0) {
            var cause = confinement.cause(own - 1);
            return made == exit.steps() && cause.equals(exit.cause())
                ? exit
                : new Exit(Exit.Kind.TRAPPED, cause, made);
          }
        }
      }
    }
    return halted ? Exit.halted(made) : Exit.steps(made);
  }

  /**
   * Serves a trap of the hardware; one more than the index of the guest's own trap, if it takes
   * one.
   */
  private int serve(Cause cause) {
    int own = own(service.serve(host, w, confinement.index(cause)));
    if (own == 0) {
      emulated++;
    } else {
      reflected++;
    }
    return own;
  }

  private int own(int status) {
    halted = (status & Service.HALTED) != 0;
    return status & ~Service.HALTED;
  }
}
