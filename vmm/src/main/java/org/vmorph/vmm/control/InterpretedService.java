package org.vmorph.vmm.control;

import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Written;
import org.vmorph.model.ir.File;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.Host;

/** The control program over numbers, state by state: the reference. */
final class InterpretedService implements Service {
  private final Elaboration semantics;
  private final Architecture machine;
  private final Dispatcher dispatcher;
  private final Allocator allocator;
  private final Shadow shadow;
  private final HostLayout layout;

  InterpretedService(
      Elaboration semantics, Dispatcher dispatcher, Allocator allocator, HostLayout layout) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.dispatcher = dispatcher;
    this.allocator = allocator;
    this.shadow = layout.shadow();
    this.layout = layout;
  }

  private ControlProgram<Long, Boolean, Cells> program(int w) {
    return new ControlProgram<>(map(w), dispatcher);
  }

  private VirtualMachineMap<Long, Boolean, Cells> map(int w) {
    var place =
        new VirtualMachineMap.Place<>(layout.low(), (long) w, layout.own(w), shadow.words());
    return new VirtualMachineMap<>(semantics, Concrete.DOMAIN, shadow, allocator, new Words(place));
  }

  @Override
  public void reset(Host host, int w) {
    var f = map(w);
    var before = state(host);
    var off = f.guest(before);
    var on = new Meaning<>(Concrete.DOMAIN, OperandValues.none(), off).calm(semantics.reset());
    accept(host, f.host(before, on));
  }

  @Override
  public void confine(Host host, int w) {
    var f = map(w);
    var before = state(host);
    accept(host, f.confined(before, f.guest(before)));
  }

  @Override
  public int serve(Host host, int w, int index) {
    var program = program(w);
    var before = state(host);
    var cause = machine.causes().get(index);
    var operation = operation(program.map().trapped(before, cause));
    return became(host, program.serve(before, cause, operation));
  }

  @Override
  public int interpret(Host host, int w) {
    var program = program(w);
    var before = state(host);
    return program.interprets(before)
        ? became(host, program.step(before, operation(program.map().guest(before))))
        : DIRECTLY;
  }

  private int became(Host host, Dispatcher.Served<Long, Boolean, Cells> served) {
    accept(host, served.state());
    int own =
        served.traps().stream()
            .filter(Outcome.Fired::when)
            .findFirst()
            .map(trap -> 1 + machine.causes().indexOf(trap.cause()))
            .orElse(0);
    return served.halted() ? own | HALTED : own;
  }

  /** What is at P; whether it can be fetched is another question. */
  private Optional<Operation<Long>> operation(State<Long, Cells> guest) {
    var fetch = semantics.fetch().orElseThrow();
    return semantics
        .decode(new Meaning<>(Concrete.DOMAIN, OperandValues.none(), guest).word(fetch.word()))
        .map(
            it ->
                new Operation<>(
                    it.instruction(), OperandValues.of(it.instruction().form(), it.operands())));
  }

  private State<Long, Cells> state(Host host) {
    var words = machine.cells().stream().map(host::get).toList();
    var contents = machine.files().stream().map(file -> content(host, file)).toList();
    return new State<>(host.size(), words, contents);
  }

  private static Cells content(Host host, File file) {
    return index -> host.load(file, index);
  }

  private void accept(Host host, State<Long, Cells> next) {
    for (var cell : machine.cells()) {
      long word = next.get(cell);
      if (word != host.get(cell)) {
        host.set(cell, word);
      }
    }
    for (var file : machine.files()) {
      Written.replay(next.get(file), (index, word) -> host.store(file, index, word));
    }
  }

  /** Words of a host, by number. */
  record Words(VirtualMachineMap.Place<Long> place)
      implements VirtualMachineMap.Region<Long, Cells> {
    @Override
    public Cells inside(Cells host) {
      return index -> index < place.words() ? host.get(place.low() + index) : 0;
    }

    @Override
    public Cells with(Cells host, Cells guest) {
      var content = new Cells[] {host};
      Written.replay(
          guest,
          (index, word) ->
              content[0] =
                  new Written(
                      content[0], place.low() + HostLayout.checked(index, place.words()), word));
      return content[0];
    }
  }
}
