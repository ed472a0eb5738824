package org.vmorph.vmm.host;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Written;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/**
 * A guest in the words k ... k+w-1 of a host, run in user mode. Between any two of its steps the
 * host is in the state f(S): P, the registers and the console are the guest's own, the mode is
 * user, R is what the allocator says. The simulated mode and the virtual R, which the hardware no
 * longer shows, are in the monitor's cell {@link #VIRTUAL}.
 */
final class ConfinedGuest implements Guest {
  /** Where the monitor keeps M, l and b of its guest, packed as in a PSW. */
  static final long VIRTUAL = 2;

  private static final long K = TrapAndEmulate.K;

  private final Host host;
  private final long w;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Elaboration semantics;
  private final Architecture machine;
  private final Relocation relocation;
  private final List<Cell> cells;
  private final List<File> files;
  private final VirtualPsw psw;
  private Tally tally = Tally.NOTHING;
  private boolean halted;

  ConfinedGuest(Host host, long[] image, Dispatcher dispatcher, Allocator allocator) {
    this.host = host;
    this.w = image.length;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.semantics = host.semantics();
    this.machine = semantics.machine();
    this.relocation = machine.relocation().orElseThrow();
    this.cells = machine.cells();
    this.files = machine.files();
    this.psw = new VirtualPsw(((PswSwap) machine.trapEntry()).psw());
    for (int i = 0; i < w; i++) {
      host.store(machine.storage(), K + i, image[i]);
    }
    host.store(machine.storage(), PswSwap.NEW, monitorPsw());
    accept(new Meaning<>(Concrete.DOMAIN, Operands.none(), state()).calm(semantics.reset()));
  }

  /**
   * Where the hardware traps to: supervisor mode, all of storage. There is no code there; Java is
   * the code.
   */
  private long monitorPsw() {
    long supervisor = psw.with(0, machine.mode().cell(), machine.mode().supervisor());
    return psw.with(supervisor, relocation.bound(), host.size());
  }

  @Override
  public Elaboration semantics() {
    return semantics;
  }

  @Override
  public long size() {
    return w;
  }

  @Override
  public Span owns() {
    return new Span(K, w);
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public boolean halted() {
    return halted;
  }

  private boolean virtual(Cell cell) {
    // A cell is known by its slot; to compare all of it costs more than the rest of a step.
    int slot = cell.slot();
    return slot == machine.mode().cell().slot()
        || slot == relocation.base().slot()
        || slot == relocation.bound().slot();
  }

  @Override
  public long get(Cell cell) {
    return virtual(cell) ? psw.get(host.load(machine.storage(), VIRTUAL), cell) : host.get(cell);
  }

  @Override
  public void set(Cell cell, long word) {
    put(cell, word);
    confine();
  }

  private void put(Cell cell, long word) {
    if (virtual(cell)) {
      var storage = machine.storage();
      host.store(storage, VIRTUAL, psw.with(host.load(storage, VIRTUAL), cell, word));
    } else {
      host.set(cell, word);
    }
  }

  @Override
  public long load(File file, long index) {
    if (file.slot() != machine.storage().slot()) {
      return host.load(file, index);
    }
    return index < w ? host.load(file, K + index) : 0;
  }

  @Override
  public long used(File file) {
    return file.slot() == machine.storage().slot() ? w : host.used(file);
  }

  @Override
  public void store(File file, long index, long word) {
    if (file.slot() != machine.storage().slot()) {
      host.store(file, index, word);
    } else if (index < w) {
      host.store(file, K + index, word);
    } else {
      throw new IndexOutOfBoundsException("word " + index + " of a guest of " + w);
    }
  }

  /** Makes the hardware what the guest's state needs: user mode, and R as the allocator has it. */
  private void confine() {
    var place =
        allocator.place(
            Concrete.DOMAIN,
            relocation.base().bits(),
            new Allocator.R<>(get(relocation.base()), get(relocation.bound())),
            K,
            w);
    host.set(machine.mode().cell(), machine.mode().user());
    host.set(relocation.base(), place.base());
    host.set(relocation.bound(), place.bound());
  }

  @Override
  public Exit run(long steps) {
    long made = 0;
    while (made < steps && !halted) {
      var exit = host.run(steps - made);
      made += exit.steps();
      switch (exit.kind()) {
        case STEPS -> tally = tally.plus(exit.steps(), 0, 0);
        case HALTED -> {
          // Only a flaw of the machine lets user mode stop the processor; the guest stands still
          // with it.
          tally = tally.plus(exit.steps(), 0, 0);
          halted = true;
        }
        case TRAPPED -> {
          tally = tally.plus(exit.steps() - 1, 0, 0);
          var own = serve(exit.cause().orElseThrow());
          if (own.isPresent()) {
            return Exit.trapped(own.get(), made);
          }
        }
      }
    }
    return halted ? Exit.halted(made) : Exit.steps(made);
  }

  /** Serves a trap of the hardware; the cause of the trap the guest itself takes, if it does. */
  private Optional<Cause> serve(Cause cause) {
    host.set(
        machine.programCounter(),
        psw.get(host.load(machine.storage(), PswSwap.OLD), machine.programCounter()));
    var virtual = state();
    var served =
        cause.equals(machine.privilege())
            ? privileged(virtual)
            : dispatcher.reflect(semantics, Concrete.DOMAIN, cause, virtual);
    accept(served.state());
    halted = served.halted();
    tally = served.traps().isEmpty() ? tally.plus(0, 1, 0) : tally.plus(0, 0, 1);
    return served.traps().stream().findFirst().map(Outcome.Fired::cause);
  }

  private Dispatcher.Served<Long, Boolean, Cells> privileged(State<Long, Cells> virtual) {
    var fetch = semantics.fetch().orElseThrow();
    long word = new Meaning<>(Concrete.DOMAIN, Operands.none(), virtual).word(fetch.word());
    var decoded = semantics.decode(word).orElseThrow();
    var operands = Operands.of(decoded.instruction().form(), decoded.operands());
    return dispatcher.privileged(
        semantics, Concrete.DOMAIN, decoded.instruction(), operands, virtual);
  }

  private State<Long, Cells> state() {
    var words = cells.stream().map(this::get).toList();
    var contents = files.stream().map(file -> (Cells) index -> load(file, index)).toList();
    return new State<>(w, words, contents);
  }

  private void accept(State<Long, Cells> next) {
    for (var cell : cells) {
      put(cell, next.get(cell));
    }
    for (var file : files) {
      Written.replay(next.get(file), (index, word) -> store(file, index, word));
    }
    confine();
  }
}
