package org.vmorph.vmm.host;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Written;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Host;

/** Evaluates what the dispatcher and the allocator say, state by state: the reference. */
final class InterpretedService implements Service {
  private final Elaboration semantics;
  private final Architecture machine;
  private final Relocation relocation;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final VirtualPsw psw;

  InterpretedService(Elaboration semantics, Dispatcher dispatcher, Allocator allocator) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.relocation = machine.relocation().orElseThrow();
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.psw = new VirtualPsw(machine);
  }

  @Override
  public void reset(Host host, int w) {
    accept(
        host,
        w,
        new Meaning<>(Concrete.DOMAIN, Operands.none(), state(host, w)).calm(semantics.reset()));
  }

  @Override
  public void confine(Host host, int w) {
    long virtual = host.load(machine.storage(), VirtualPsw.AT);
    var place =
        allocator.place(
            Concrete.DOMAIN,
            relocation.base().bits(),
            new Allocator.R<>(
                psw.get(virtual, relocation.base()), psw.get(virtual, relocation.bound())),
            TrapAndEmulate.K,
            (long) w);
    host.set(machine.mode().cell(), machine.mode().user());
    host.set(relocation.base(), place.base());
    host.set(relocation.bound(), place.bound());
  }

  @Override
  public int serve(Host host, int w, int index) {
    var cause = machine.causes().get(index);
    host.set(
        machine.programCounter(),
        psw.get(host.load(machine.storage(), PswSwap.OLD), machine.programCounter()));
    var virtual = state(host, w);
    var served =
        cause.equals(machine.privilege())
            ? privileged(virtual)
            : dispatcher.reflect(semantics, Concrete.DOMAIN, cause, virtual);
    return became(host, w, served);
  }

  @Override
  public int interpret(Host host, int w) {
    var virtual = state(host, w);
    return dispatcher.interprets(semantics, Concrete.DOMAIN, virtual)
        ? became(host, w, step(virtual))
        : DIRECTLY;
  }

  private int became(Host host, int w, Dispatcher.Served<Long, Boolean, Cells> served) {
    accept(host, w, served.state());
    int own =
        served.traps().stream()
            .filter(Outcome.Fired::when)
            .findFirst()
            .map(trap -> 1 + machine.causes().indexOf(trap.cause()))
            .orElse(0);
    return served.halted() ? own | HALTED : own;
  }

  private Dispatcher.Served<Long, Boolean, Cells> privileged(State<Long, Cells> virtual) {
    var decoded = decoded(virtual).orElseThrow();
    return dispatcher.privileged(
        semantics, Concrete.DOMAIN, decoded.instruction(), operands(decoded), virtual);
  }

  /** Fetch, decode, execute. */
  private Dispatcher.Served<Long, Boolean, Cells> step(State<Long, Cells> virtual) {
    var fetch = dispatcher.fetch(semantics, Concrete.DOMAIN, virtual);
    if (fetch.traps().stream().anyMatch(Outcome.Fired::when)) {
      return fetch;
    }
    return decoded(virtual)
        .map(
            decoded ->
                dispatcher.interpret(
                    semantics, Concrete.DOMAIN, decoded.instruction(), operands(decoded), virtual))
        .orElseGet(
            () -> dispatcher.reflect(semantics, Concrete.DOMAIN, machine.illegal(), virtual));
  }

  private Optional<Decoded> decoded(State<Long, Cells> virtual) {
    var fetch = semantics.fetch().orElseThrow();
    return semantics.decode(
        new Meaning<>(Concrete.DOMAIN, Operands.none(), virtual).word(fetch.word()));
  }

  private static Operands<Long> operands(Decoded decoded) {
    return Operands.of(decoded.instruction().form(), decoded.operands());
  }

  private State<Long, Cells> state(Host host, int w) {
    long virtual = host.load(machine.storage(), VirtualPsw.AT);
    var words =
        machine.cells().stream()
            .map(cell -> psw.isVirtual(cell) ? psw.get(virtual, cell) : host.get(cell))
            .toList();
    var contents = machine.files().stream().map(file -> content(host, file, w)).toList();
    return new State<>((long) w, words, contents);
  }

  private Cells content(Host host, File file, int w) {
    if (!file.equals(machine.storage())) {
      return index -> host.load(file, index);
    }
    return index -> index < w ? host.load(file, TrapAndEmulate.K + index) : 0;
  }

  private void accept(Host host, int w, State<Long, Cells> next) {
    long virtual = host.load(machine.storage(), VirtualPsw.AT);
    for (var cell : machine.cells()) {
      if (psw.isVirtual(cell)) {
        virtual = psw.with(virtual, cell, next.get(cell));
      } else {
        host.set(cell, next.get(cell));
      }
    }
    host.store(machine.storage(), VirtualPsw.AT, virtual);
    for (var file : machine.files()) {
      boolean isStorage = file.equals(machine.storage());
      Written.replay(
          next.get(file),
          (index, word) -> host.store(file, isStorage ? VirtualPsw.inside(index, w) : index, word));
    }
    confine(host, w);
  }
}
