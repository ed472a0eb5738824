package org.vmorph.vmm.host;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.Operands;
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
    var host = before;
    var kept = own(before, VirtualPsw.AT);
    for (var cell : machine.cells()) {
      if (psw.isVirtual(cell)) {
        kept = psw.with(domain, kept, cell, guest.get(cell));
      } else if (cell.role() != Role.TIME) {
        host = host.with(cell, guest.get(cell));
      }
    }
    for (var file : machine.files()) {
      var content = guest.get(file);
      host = host.with(file, isStorage(file) ? region.with(host.get(file), content) : content);
    }
    var number = at(VirtualPsw.AT);
    var contents =
        domain.store(storage, host.get(storage), domain.truth(true), at(0), number, kept);
    return confined(host.with(storage, contents), guest);
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

  /** The guest's state when the hardware has just taken a trap: P is in the old PSW. */
  public State<W, M> trapped(State<W, M> host) {
    var pc = machine.programCounter();
    return guest(host.with(pc, psw.get(domain, own(host, PswSwap.OLD), pc)));
  }

  /**
   * Serves a privilege trap that the hardware may have taken at the fetch; only the guest's own
   * traps count.
   */
  public Dispatcher.Served<W, B, M> refusedFetch(State<W, M> host, Cause cause) {
    return becomes(host, dispatcher.refusedFetch(semantics, domain, cause, trapped(host)));
  }

  /** Serves a privilege trap that the hardware has taken, at a word that is no instruction. */
  public Dispatcher.Served<W, B, M> refusedIllegal(State<W, M> host, Cause cause) {
    return becomes(host, dispatcher.refusedIllegal(semantics, domain, cause, trapped(host)));
  }

  /** Serves a privilege trap that the hardware has taken, at this instruction. */
  public Dispatcher.Served<W, B, M> privileged(
      State<W, M> host, Cause cause, Instruction instruction, Operands<W> operands) {
    return becomes(
        host,
        dispatcher.privileged(semantics, domain, cause, instruction, operands, trapped(host)));
  }

  /** Serves any other trap that the hardware has taken. */
  public Dispatcher.Served<W, B, M> reflect(State<W, M> host, Cause cause) {
    return becomes(host, dispatcher.reflect(semantics, domain, cause, trapped(host)));
  }

  /** Whether the guest's next step is interpreted, and not given to the hardware. */
  public B interprets(State<W, M> host) {
    return dispatcher.interprets(semantics, domain, guest(host));
  }

  /** Interprets the checks of an instruction fetch; only its traps count. */
  public Dispatcher.Served<W, B, M> fetch(State<W, M> host) {
    return becomes(host, dispatcher.fetch(semantics, domain, guest(host)));
  }

  /** Interprets an instruction that has been fetched. */
  public Dispatcher.Served<W, B, M> interpret(
      State<W, M> host, Instruction instruction, Operands<W> operands) {
    return becomes(
        host, dispatcher.interpret(semantics, domain, instruction, operands, guest(host)));
  }

  /** Interprets a word that is no instruction. */
  public Dispatcher.Served<W, B, M> illegal(State<W, M> host) {
    return becomes(host, dispatcher.reflect(semantics, domain, machine.illegal(), guest(host)));
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
