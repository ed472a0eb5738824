package org.vmorph.proofs.homomorphism;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Terms;
import org.vmorph.proofs.claim.UnknownNames;
import org.vmorph.vmm.host.ControlProgram;
import org.vmorph.vmm.host.Dispatcher;

/**
 * A guest in any state S, and its host in the state f(S): of any size w, at any place k, in a
 * storage of any size q. What the host has elsewhere is anything. Where the host is a guest itself,
 * f is f o f, and so on: the monitors of a tower, the one on the hardware first.
 */
final class Confined<W, B, M> {
  private final Ground<W, B, M> ground;
  private final Domain<W, B, M> domain;
  private final Architecture machine;
  private final Terms<W, B, M> is;
  private final List<ControlProgram.Region<W, M>> regions = new ArrayList<>();
  private final List<ControlProgram<W, B, M>> programs = new ArrayList<>();
  private final W q;

  /** By storey: the hardware, the guest of the first monitor, the guest of the second ... */
  private final List<State<W, M>> states;

  Confined(Ground<W, B, M> ground, Elaboration semantics, List<Monitor> monitors) {
    this.ground = ground;
    this.domain = ground.domain();
    this.machine = semantics.machine();
    int bits = machine.storage().indexBits();
    this.is = new Terms<>(domain, bits);
    this.q = ground.unknowns().word(UnknownNames.SIZE, bits);
    for (int i = 0; i < monitors.size(); i++) {
      var monitor = monitors.get(i);
      var storey = storey(i);
      var region =
          ground
              .unknowns()
              .hosting(
                  machine.storage(),
                  ground.unknowns().word("k" + storey, bits),
                  ground.unknowns().word("w" + storey, bits));
      regions.add(region);
      programs.add(
          new ControlProgram<>(
              semantics, domain, monitor.dispatcher(), monitor.allocator(), region));
    }
    this.states = open();
  }

  /** A single monitor's unknowns need no number. */
  private static String storey(int i) {
    return i == 0 ? "" : String.valueOf(i + 1);
  }

  private List<State<W, M>> open() {
    int height = programs.size();
    var up = new ArrayList<State<W, M>>();
    up.add(open("G", "", regions.get(height - 1).words()));
    for (int i = height - 1; i >= 0; i--) {
      var size = i == 0 ? q : regions.get(i - 1).words();
      up.add(0, programs.get(i).host(open("O" + storey(i), "", size), up.get(0)));
    }
    up.set(0, withTimeOfItsOwn(up.get(0)));
    return List.copyOf(up);
  }

  /** What time it is on the hardware is no part of f: a guest may have missed any of it. */
  private State<W, M> withTimeOfItsOwn(State<W, M> hardware) {
    var state = hardware;
    for (var cell : machine.cells()) {
      if (cell.role() == Role.TIME) {
        state = state.with(cell, ground.unknowns().word(UnknownNames.real(cell), cell.bits()));
      }
    }
    return state;
  }

  private State<W, M> open(String contents, String mark, W size) {
    var cells =
        machine.cells().stream()
            .map(cell -> ground.unknowns().word(UnknownNames.of(cell, mark), cell.bits()))
            .toList();
    var files = new ArrayList<M>();
    for (var file : machine.files()) {
      boolean isStorage = file.equals(machine.storage());
      var name = isStorage ? contents + mark : UnknownNames.of(file, mark);
      files.add(ground.unknowns().content(name, file));
    }
    return new State<>(size, cells, files);
  }

  // States.

  /** S. */
  State<W, M> virtual() {
    return states.getLast();
  }

  /** Another state of the same guest. */
  State<W, M> another(String mark) {
    return open("G", mark, virtual().size());
  }

  /** f(S), the state of the hardware. */
  State<W, M> host() {
    return states.getFirst();
  }

  /** f read backwards. */
  State<W, M> guest(State<W, M> host) {
    var state = host;
    for (var program : programs) {
      state = program.guest(state);
    }
    return state;
  }

  /** f: what a host becomes when this is the state of the innermost guest. */
  State<W, M> host(State<W, M> before, State<W, M> guest) {
    return host(0, programs.size(), before, guest);
  }

  private State<W, M> host(int storey, int top, State<W, M> before, State<W, M> guest) {
    if (storey == top) {
      return guest;
    }
    var program = programs.get(storey);
    return program.host(before, host(storey + 1, top, program.guest(before), guest));
  }

  // Monitors.

  /** Something a monitor does to its host. */
  interface Service<W, B, M> {
    /** What it answers. */
    Dispatcher.Served<W, B, M> by(ControlProgram<W, B, M> program, State<W, M> host);
  }

  /** Whether the innermost monitor interprets the step. */
  B interprets() {
    return programs.getLast().interprets(states.get(states.size() - 2));
  }

  /** What the innermost monitor does, when nobody has trapped. */
  Dispatcher.Served<W, B, M> interprets(Service<W, B, M> service) {
    var served = service.by(programs.getLast(), states.get(states.size() - 2));
    return new Dispatcher.Served<>(
        host(0, programs.size() - 1, host(), served.state()), served.halted(), served.traps());
  }

  /**
   * What all monitors do after a trap of the hardware. What the guest of one of them is running is
   * in user mode, if that guest is a host itself; so the trap is that guest's own, and the next
   * monitor's to serve.
   */
  Dispatcher.Served<W, B, M> serve(State<W, M> trapped, Service<W, B, M> service) {
    return serve(0, trapped, service);
  }

  private Dispatcher.Served<W, B, M> serve(
      int storey, State<W, M> trapped, Service<W, B, M> service) {
    var program = programs.get(storey);
    var served = service.by(program, trapped);
    if (storey == programs.size() - 1) {
      return served;
    }
    var above = serve(storey + 1, program.guest(served.state()), service);
    return new Dispatcher.Served<>(
        program.host(served.state(), above.state()), above.halted(), above.traps());
  }

  /** Whether the monitors keep the same in two states of the hardware. */
  B keepsTheSame(State<W, M> one, State<W, M> other) {
    var same = domain.truth(true);
    var ones = one;
    var others = other;
    for (var program : programs) {
      var kept = ControlProgram.OWN - 1;
      int bits = machine.storage().bits();
      same = domain.and(same, is.equal(bits, program.own(ones, kept), program.own(others, kept)));
      ones = program.guest(ones);
      others = program.guest(others);
    }
    return same;
  }

  // Places.

  Terms<W, B, M> is() {
    return is;
  }

  /**
   * How far the words of a guest are moved, and where they end there; in one bit more than an
   * address has.
   */
  record Moves<W>(W by, W end) {}

  /** The moves of the innermost guest's words in the hardware. */
  Moves<W> moves() {
    int bits = is.bits() + 1;
    var by = is.wide(is.address(0));
    for (var region : regions) {
      by = domain.calculate(Operator.ADD, bits, by, is.wide(region.low()));
    }
    var words = is.wide(regions.getLast().words());
    return new Moves<>(by, domain.calculate(Operator.ADD, bits, by, words));
  }

  /** The guests fit, and no storage has a word 2^n - 1 (paper.md, N16). */
  B fits() {
    var possible = is.not(is.below(is.bits(), is.address(machine.mostWords()), q));
    return domain.and(possible, guestsFit());
  }

  /** Every guest has an E[0] and an E[1], lies behind its monitor's own words, and fits. */
  B guestsFit() {
    int bits = is.bits();
    var fit = domain.truth(true);
    for (int i = 0; i < regions.size(); i++) {
      var region = regions.get(i);
      var size = i == 0 ? q : regions.get(i - 1).words();
      fit =
          is.all(
              fit,
              is.not(is.below(bits, region.words(), is.address(machine.leastWords()))),
              is.not(is.below(bits, region.low(), is.address(ControlProgram.OWN))),
              is.not(is.below(bits + 1, is.wide(size), is.sum(region.low(), region.words()))));
    }
    return fit;
  }

  /** Whether an address in one bit more is one of the innermost guest's words. */
  B isGuests(W wide) {
    var moves = moves();
    return domain.and(
        is.not(is.below(is.bits() + 1, wide, moves.by())),
        is.below(is.bits() + 1, wide, moves.end()));
  }

  /** Whether it is a word in which a monitor keeps something of its guest. */
  B isMonitors(W wide) {
    int bits = is.bits() + 1;
    var any = domain.truth(false);
    var start = is.wide(is.address(0));
    for (var region : regions) {
      for (long own : new long[] {0, ControlProgram.OWN - 1}) {
        var word = domain.calculate(Operator.ADD, bits, start, is.wide(is.address(own)));
        any = is.or(any, is.equal(bits, wide, word));
      }
      start = domain.calculate(Operator.ADD, bits, start, is.wide(region.low()));
    }
    return any;
  }
}
