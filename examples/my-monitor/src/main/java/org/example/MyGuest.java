package org.example;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
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
 * The guest of {@link MyMonitor}. Its registers and its console are the host's; the PSW that it
 * believes in is here; its word i is the host's word OWN + i.
 */
final class MyGuest implements Guest {
  private static final long OWN = MyMonitor.OWN;

  private final Host host;
  private final Architecture machine;
  private final long w;

  /** What the guest believes its PSW to be. */
  private Psw psw;

  private boolean halted;
  private long direct;
  private long emulated;
  private long reflected;

  MyGuest(Host host, long[] image) {
    this.host = host;
    this.machine = host.semantics().machine();
    this.w = image.length;
    this.psw = new Psw(Psw.SUPERVISOR, 2, 0, w);
    host.storeAll(machine.storage(), OWN, image);
    // The hardware traps to here; there is no code, for this class is the code.
    host.store(machine.storage(), 1, new Psw(Psw.SUPERVISOR, 0, 0, host.size()).word(0));
  }

  // The monitor.

  @Override
  public Exit run(long steps) {
    long made = 0;
    while (made < steps && !halted) {
      enter();
      var exit = host.run(steps - made);
      made += exit.steps();
      if (exit.kind() != Exit.Kind.TRAPPED) {
        direct += exit.steps();
        psw = psw.at(host.get(machine.programCounter()));
        halted = exit.kind() == Exit.Kind.HALTED;
        return new Exit(exit.kind(), exit.cause(), made);
      }
      direct += exit.steps() - 1;
      psw = psw.at(Psw.of(host.load(machine.storage(), 0)).p());
      var itsOwn = serve(exit.cause().orElseThrow());
      if (itsOwn.isPresent()) {
        return new Exit(Exit.Kind.TRAPPED, itsOwn, made);
      }
    }
    return halted ? Exit.halted(made) : Exit.steps(made);
  }

  /** Gives the hardware to the guest: in user mode, and confined to its own words. */
  private void enter() {
    long bound = psw.l() < w ? Math.min(psw.b(), w - psw.l()) : 0;
    host.set(machine.mode().cell(), Psw.USER);
    host.set(machine.programCounter(), psw.p());
    host.set(machine.relocation().orElseThrow().base(), OWN + (bound == 0 ? 0 : psw.l()));
    host.set(machine.relocation().orElseThrow().bound(), bound);
  }

  /** A trap of the hardware: emulated, or the guest's own, which is then returned. */
  private Optional<Cause> serve(Cause cause) {
    var itsOwn =
        cause.equals(machine.privilege()) && psw.mode() == Psw.SUPERVISOR
            ? emulate(load(machine.storage(), psw.l() + psw.p()))
            : Optional.of(cause);
    if (itsOwn.isPresent()) {
      reflect(itsOwn.get());
      reflected++;
    } else {
      emulated++;
    }
    return itsOwn;
  }

  /** The trap sequence: E[0] receives the old PSW, the new one is taken from E[1]. */
  private void reflect(Cause cause) {
    store(machine.storage(), 0, psw.word(cause.code()));
    psw = Psw.of(load(machine.storage(), 1));
  }

  /** Does what a privileged instruction does; the trap that it takes, if it takes one. */
  private Optional<Cause> emulate(long instruction) {
    long a = instruction >>> 52 & 15;
    var console = machine.console().orElseThrow();
    switch ((int) (instruction >>> 56)) {
      case 0x01 -> { // lpsw x(rb)
        long ea = effectiveAddress(instruction);
        if (Long.compareUnsigned(ea, psw.b()) >= 0 || ea + psw.l() >= w) {
          return machine.causes().stream().filter(c -> c.name().equals("memory")).findFirst();
        }
        psw = Psw.of(load(machine.storage(), psw.l() + ea));
      }
      case 0x02 -> psw = psw.withR(register(a)).next(); // lrb ra
      case 0x03 -> { // srb ra
        host.store(registers(), a, psw.r());
        psw = psw.next();
      }
      case 0x04 -> halted = true; // halt
      case 0x05 -> { // put ra
        host.store(console.output(), host.get(console.count()), register(a));
        host.set(console.count(), host.get(console.count()) + 1);
        psw = psw.next();
      }
      case 0x06 -> { // get ra
        long next = host.get(console.next());
        boolean more = next < host.get(console.end());
        host.store(registers(), a, more ? host.load(console.input(), next) : -1);
        host.set(console.next(), more ? next + 1 : next);
        psw = psw.next();
      }
      default -> throw new IllegalStateException("not privileged: " + instruction);
    }
    return Optional.empty();
  }

  private long effectiveAddress(long instruction) {
    long x = instruction << 16 >> 16;
    long index = instruction >>> 48 & 15;
    return index == 0 ? x : x + register(index);
  }

  private long register(long number) {
    return host.load(registers(), number);
  }

  private File registers() {
    return (File) machine.component("r").orElseThrow();
  }

  // What it shows of its guest.

  @Override
  public long get(Cell cell) {
    return switch (cell.name()) {
      case "M" -> psw.mode();
      case "P" -> psw.p();
      case "l" -> psw.l();
      case "b" -> psw.b();
      default -> host.get(cell);
    };
  }

  @Override
  public void set(Cell cell, long word) {
    switch (cell.name()) {
      case "M" -> psw = new Psw(word, psw.p(), psw.l(), psw.b());
      case "P" -> psw = psw.at(word);
      case "l" -> psw = new Psw(psw.mode(), psw.p(), word, psw.b());
      case "b" -> psw = new Psw(psw.mode(), psw.p(), psw.l(), word);
      default -> host.set(cell, word);
    }
  }

  @Override
  public long load(File file, long index) {
    if (!file.equals(machine.storage())) {
      return host.load(file, index);
    }
    return index < w ? host.load(file, OWN + index) : 0;
  }

  @Override
  public void store(File file, long index, long word) {
    if (!file.equals(machine.storage())) {
      host.store(file, index, word);
    } else if (index < w) {
      host.store(file, OWN + index, word);
    } else {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + w);
    }
  }

  @Override
  public long used(File file) {
    return file.equals(machine.storage()) ? w : host.used(file);
  }

  @Override
  public long size() {
    return w;
  }

  @Override
  public Engine engine() {
    return host.engine();
  }

  @Override
  public Span owns() {
    return new Span(OWN, w);
  }

  @Override
  public Tally tally() {
    return new Tally(direct, emulated, reflected);
  }

  @Override
  public boolean halted() {
    return halted;
  }
}
