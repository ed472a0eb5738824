package org.vmorph.vmm.image;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * The guest of a monitor that is a program of its host. The guest is between two steps when the
 * host is in user mode: then P and the registers are in the hardware, and M and R, as the guest
 * believes them to be, in the monitor's cells. When the processor has stopped all of it is in the
 * cells.
 */
final class ImageGuest implements Guest {
  private final Host host;
  private final GuestMap map;
  private final int w;
  private final Architecture machine;
  private final File storage;
  private final PswWord psw;
  private final Serving serving;
  private final ItsOwnTrap itsOwnTrap;

  /** Whether P and the registers are in the hardware. */
  private boolean live = true;

  /** Whether M or R has been set from outside, and the monitor has not put it into force yet. */
  private boolean pending;

  private boolean halted;
  private long direct;
  private long emulated;
  private long reflected;

  /** What is the matter with the monitor; it came to light when it was started. */
  private @Nullable MonitorFailure failure;

  /** The monitor has been loaded and not yet run. */
  ImageGuest(String name, Host host, int w, GuestMap map) {
    this.host = host;
    this.map = map;
    this.w = w;
    this.machine = host.semantics().machine();
    this.storage = machine.storage();
    this.psw = new PswWord(machine);
    this.serving = new Serving(name, host);
    this.itsOwnTrap = new ItsOwnTrap(this, psw);
    try {
      serve();
      long believed = host.load(storage, map.size());
      if (believed != w) {
        throw new MonitorFailure(
            name + " believes that its guest has " + believed + " words; it has " + w);
      }
    } catch (MonitorFailure early) {
      failure = early;
    }
  }

  private void serve() {
    halted = serving.untilUserMode();
    live = !halted;
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
    return new Span(map.low(), w);
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
    return halted;
  }

  /** Whether a cell is the guest's own in the monitor's storage, always. */
  private boolean isVirtual(Cell cell) {
    var r = machine.relocation().orElseThrow();
    int slot = cell.slot();
    return slot == machine.mode().cell().slot()
        || slot == r.base().slot()
        || slot == r.bound().slot();
  }

  private boolean isKept(Cell cell) {
    return isVirtual(cell) || !live && cell.slot() == machine.programCounter().slot();
  }

  private boolean isKept(File file) {
    return !live && file.role() == Role.GENERAL;
  }

  @Override
  public long get(Cell cell) {
    return isKept(cell) ? psw.get(host.load(storage, map.psw()), cell) : host.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    if (isKept(cell)) {
      host.store(storage, map.psw(), psw.with(host.load(storage, map.psw()), cell, word));
      pending = true;
    } else {
      host.set(cell, word);
    }
  }

  @Override
  public long load(File file, long index) {
    if (file.slot() == storage.slot()) {
      return index < w ? host.load(storage, map.low() + index) : 0;
    }
    return isKept(file) ? host.load(storage, map.regs() + index) : host.load(file, index);
  }

  @Override
  public long used(File file) {
    if (file.slot() == storage.slot()) {
      return w;
    }
    return isKept(file) ? 1L << file.indexBits() : host.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    if (file.slot() == storage.slot()) {
      host.store(storage, inside(index), word);
    } else if (isKept(file)) {
      host.store(storage, map.regs() + index, word);
    } else {
      host.store(file, index, word);
    }
  }

  @Override
  public void storeAll(File file, long index, long[] words) {
    if (file.slot() != storage.slot() || words.length == 0) {
      Guest.super.storeAll(file, index, words);
    } else {
      inside(index + words.length - 1);
      host.storeAll(storage, inside(index), words);
    }
  }

  private long inside(long index) {
    if (index < 0 || index >= w) {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + w);
    }
    return map.low() + index;
  }

  /** The PSW the guest believes in, the rest of it as the hardware stored it or has it. */
  private long believed(long p) {
    return psw.with(psw.plain(host.load(storage, map.psw())), machine.programCounter(), p);
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
    if (failure != null) {
      throw failure;
    }
    if (pending) {
      putIntoForce();
    }
    long made = 0;
    // Between two traps the mode the guest believes in does not change.
    while (made < steps && !halted && !(toUser && isUser())) {
      var exit = host.run(steps - made);
      made += exit.steps();
      switch (exit.kind()) {
        case STEPS -> direct += exit.steps();
        case HALTED -> {
          // Only a flaw of the machine lets user mode stop the processor.
          direct += exit.steps();
          halted = true;
        }
        case TRAPPED -> {
          direct += exit.steps() - 1;
          var own = trapped(exit.cause().orElseThrow());
          if (own.isPresent()) {
            return new Exit(Exit.Kind.TRAPPED, own, made);
          }
        }
      }
    }
    return halted ? Exit.halted(made) : Exit.steps(made);
  }

  /** The hardware has taken a trap: the monitor does what it does. The guest's own trap, if any. */
  private Optional<Cause> trapped(Cause cause) {
    var p = machine.programCounter();
    long before = believed(psw.get(host.load(storage, PswSwap.OLD), p));
    itsOwnTrap.expect(cause, before);
    serve();
    var own = halted ? Optional.<Cause>empty() : itsOwnTrap.taken(before, believed(host.get(p)));
    if (own.isPresent()) {
      reflected++;
    } else {
      emulated++;
    }
    return own;
  }

  /** Lets the monitor do what has been set from outside. */
  private void putIntoForce() {
    long resume =
        map.resume()
            .orElseThrow(
                () ->
                    new MonitorFailure(
                        "its M and R cannot be set from outside: it has no label guest.resume"));
    for (var file : machine.files()) {
      if (file.role() == Role.GENERAL) {
        for (long i = 0; i < 1L << file.indexBits(); i++) {
          host.store(storage, map.regs() + i, host.load(file, i));
        }
      }
    }
    host.store(storage, map.psw(), believed(host.get(machine.programCounter())));
    var r = machine.relocation().orElseThrow();
    host.set(machine.mode().cell(), machine.mode().supervisor());
    host.set(r.base(), 0);
    host.set(r.bound(), host.size());
    host.set(machine.programCounter(), resume);
    pending = false;
    serve();
  }
}
