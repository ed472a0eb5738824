package org.vmorph.vmm.host;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * CP = (D, A, {v_i}), the control program of the paper, for one guest; and f, the map under which
 * it keeps that guest. All of it is functions of states over any domain: over numbers it is the
 * monitor that runs on the reference engine, over a solver's terms it is what is proved.
 *
 * <p>f, as the paper has it and with the cells it forgets (paper.md, N3): E'[k + j] = E[j] for j
 * below w; M' = u; P' = P; R' as the allocator says; and the simulated mode and the virtual R,
 * unclamped, in the monitor's own word 2. Word 0 receives the old PSW of a trap, and is history;
 * word 1 has the PSW of D.
 */
public final class ControlProgram<W, B, M> {
  /** How many words at the low end of its host a control program keeps for itself. */
  public static final long OWN = VirtualPsw.AT + 1;

  /** The words k ... k+w-1 of a host, which are the guest's storage. */
  public interface Region<W, M> {
    /** k, at least {@link #OWN}. */
    W low();

    /** w. */
    W words();

    /** The guest's storage as a content by itself. */
    M inside(M host);

    /** The host's storage with the guest's put into it. */
    M with(M host, M guest);
  }

  private final Elaboration semantics;
  private final Architecture machine;
  private final Domain<W, B, M> domain;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Region<W, M> region;
  private final VirtualPsw psw;
  private final File storage;

  /** A control program for the guest in a region. */
  public ControlProgram(
      Elaboration semantics,
      Domain<W, B, M> domain,
      Dispatcher dispatcher,
      Allocator allocator,
      Region<W, M> region) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.domain = domain;
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.region = region;
    this.psw = new VirtualPsw(machine);
    this.storage = machine.storage();
  }

  // f.

  /** f read backwards: the guest's state, its host being between two steps of the guest. */
  public State<W, M> guest(State<W, M> host) {
    var kept = own(host, VirtualPsw.AT);
    var cells =
        machine.cells().stream()
            .map(cell -> psw.isVirtual(cell) ? psw.get(domain, kept, cell) : host.get(cell))
            .toList();
    var files =
        machine.files().stream()
            .map(file -> isStorage(file) ? region.inside(host.get(file)) : host.get(file))
            .toList();
    return new State<>(region.words(), cells, files);
  }

  /** f: what a host becomes when this is its guest's state. The time is the hardware's own. */
  public State<W, M> host(State<W, M> before, State<W, M> guest) {
    return confined(unconfined(before, guest), guest);
  }

  /** f, but for the M and R of the hardware. */
  State<W, M> unconfined(State<W, M> before, State<W, M> guest) {
    var host = before;
    var old = own(before, VirtualPsw.AT);
    var kept = old;
    for (var cell : machine.cells()) {
      var word = guest.get(cell);
      if (psw.isVirtual(cell)) {
        kept = word.equals(psw.get(domain, old, cell)) ? kept : psw.with(domain, kept, cell, word);
      } else if (cell.role() != Role.TIME) {
        host = host.with(cell, word);
      }
    }
    for (var file : machine.files()) {
      var content = guest.get(file);
      host = host.with(file, isStorage(file) ? region.with(host.get(file), content) : content);
    }
    if (kept.equals(old)) {
      return host;
    }
    var number = at(VirtualPsw.AT);
    return host.with(
        storage, domain.store(storage, host.get(storage), domain.truth(true), at(0), number, kept));
  }

  /** The host with M and R as the guest's state needs them. */
  public State<W, M> confined(State<W, M> host, State<W, M> guest) {
    var relocation = machine.relocation().orElseThrow();
    var mode = machine.mode();
    int bits = relocation.base().bits();
    var place =
        allocator.place(
            domain,
            bits,
            new Allocator.R<>(guest.get(relocation.base()), guest.get(relocation.bound())),
            region.low(),
            region.words());
    return host.with(mode.cell(), domain.literal(mode.user(), mode.cell().bits()))
        .with(relocation.base(), place.base())
        .with(relocation.bound(), place.bound());
  }

  // D and {v_i}. What they answer is about the host.

  /** The guest's state when the hardware has just taken a trap: what it loads is put back. */
  public State<W, M> trapped(State<W, M> host, Cause cause) {
    var after = new Meaning<>(domain, OperandValues.<W>none(), host);
    var before = host;
    for (var saved : semantics.saved(cause)) {
      if (!psw.isVirtual(saved.cell())) {
        before = before.with(saved.cell(), after.word(saved.old()));
      }
    }
    return guest(before);
  }

  /** Serves a trap that the hardware has taken, at what the guest's P points to. */
  public Dispatcher.Served<W, B, M> serve(
      State<W, M> host, Cause cause, Optional<Operation<W>> operation) {
    return becomes(
        host, dispatcher.serve(semantics, domain, cause, operation, trapped(host, cause)));
  }

  /** Whether the guest's next step is interpreted, and not given to the hardware. */
  public B interprets(State<W, M> host) {
    return dispatcher.interprets(semantics, domain, guest(host));
  }

  /** Interprets a step of the guest, at what its P points to. */
  public Dispatcher.Served<W, B, M> step(State<W, M> host, Optional<Operation<W>> operation) {
    return becomes(host, dispatcher.step(semantics, domain, operation, guest(host)));
  }

  private Dispatcher.Served<W, B, M> becomes(State<W, M> host, Dispatcher.Served<W, B, M> served) {
    return new Dispatcher.Served<>(host(host, served.state()), served.halted(), served.traps());
  }

  /** A word of the control program's own. */
  public W own(State<W, M> host, long address) {
    return domain.load(storage, host.get(storage), at(0), at(address));
  }

  private W at(long address) {
    return domain.literal(address, storage.indexBits());
  }

  private boolean isStorage(File file) {
    return file.slot() == storage.slot();
  }
}
