package org.vmorph.proofs.homomorphism;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Terms;
import org.vmorph.proofs.claim.UnknownNames;
import org.vmorph.vmm.control.ControlProgram;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.HostLayout.Side;
import org.vmorph.vmm.control.Shadow;
import org.vmorph.vmm.control.VirtualMachineMap;

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
  private final Shadow shadow;
  private final long unit;
  private final long atTheEnd;

  /** Where the monitor of each storey lies. */
  private final List<Side> sides;

  private final List<VirtualMachineMap.Place<W>> places = new ArrayList<>();
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
    this.shadow = new Shadow(machine);
    this.unit = machine.translation().map(Translation::unit).orElse(1L);
    this.atTheEnd = machine.trapEntry().places().map(TrapEntry.Places::wordsAtTheEnd).orElse(0L);
    this.sides = monitors.stream().map(monitor -> monitor.side().apply(machine)).toList();
    this.q = ground.unknowns().word(UnknownNames.SIZE, bits);
    for (int i = 0; i < monitors.size(); i++) {
      var monitor = monitors.get(i);
      var storey = storey(i);
      var place = place(storey, sides.get(i));
      var region = ground.unknowns().hosting(machine.storage(), place);
      var f = new VirtualMachineMap<>(semantics, domain, shadow, monitor.allocator(), region);
      places.add(place);
      programs.add(new ControlProgram<>(f, monitor.dispatcher()));
    }
    this.states = open();
  }

  /** Behind its monitor a guest is anywhere; before it, where its addresses are. */
  private VirtualMachineMap.Place<W> place(String storey, Side side) {
    var words = ground.unknowns().word("w" + storey, is.bits());
    return side == Side.IN_FRONT
        ? new VirtualMachineMap.Place<>(
            ground.unknowns().word("k" + storey, is.bits()), words, is.address(0), shadow.words())
        : new VirtualMachineMap.Place<>(is.address(0), words, words, shadow.words());
  }

  /** A single monitor's unknowns need no number. */
  private static String storey(int i) {
    return i == 0 ? "" : String.valueOf(i + 1);
  }

  private List<State<W, M>> open() {
    int height = programs.size();
    var up = new ArrayList<State<W, M>>();
    up.add(open("G", "", places.get(height - 1).words()));
    for (int i = height - 1; i >= 0; i--) {
      var size = i == 0 ? q : places.get(i - 1).words();
      up.add(0, programs.get(i).map().host(open("O" + storey(i), "", size), up.get(0)));
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
      state = program.map().guest(state);
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
    var f = programs.get(storey).map();
    return f.host(before, host(storey + 1, top, f.guest(before), guest));
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
    var above = serve(storey + 1, program.map().guest(served.state()), service);
    return new Dispatcher.Served<>(
        program.map().host(served.state(), above.state()), above.halted(), above.traps());
  }

  /** Whether the monitors keep the same in two states of the hardware. */
  B keepsTheSame(State<W, M> one, State<W, M> other) {
    var same = domain.truth(true);
    var ones = one;
    var others = other;
    for (var program : programs) {
      var f = program.map();
      int bits = machine.storage().bits();
      for (long kept = Shadow.PACKED; kept < shadow.words(); kept++) {
        same = domain.and(same, is.equal(bits, f.own(ones, kept), f.own(others, kept)));
      }
      ones = f.guest(ones);
      others = f.guest(others);
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
    for (var place : places) {
      by = domain.calculate(Operator.ADD, bits, by, is.wide(place.low()));
    }
    var words = is.wide(places.getLast().words());
    return new Moves<>(by, domain.calculate(Operator.ADD, bits, by, words));
  }

  /** The guests fit, no storage has a word 2^n - 1 (paper.md, N16), and S is in a mode. */
  B fits() {
    var possible = is.not(is.below(is.bits(), is.address(machine.mostWords()), q));
    var fits = domain.and(possible, guestsFit());
    return machine.mode().isAny() ? fits : domain.and(fits, isInMode());
  }

  private B isInMode() {
    var cell = machine.mode().cell();
    var m = virtual().get(cell);
    return machine.mode().levels().stream()
        .map(level -> is.equal(cell.bits(), m, domain.literal(level.value(), cell.bits())))
        .reduce(domain.truth(false), domain::or);
  }

  /**
   * Every guest has as many words as a machine has at least, lies behind its monitor's own words,
   * and fits.
   */
  B guestsFit() {
    int bits = is.bits();
    var fit = domain.truth(true);
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var size = i == 0 ? q : places.get(i - 1).words();
      fit =
          is.all(
              fit,
              is.not(is.below(bits, place.words(), is.address(machine.leastWords()))),
              hasRoom(sides.get(i), place, size),
              is.not(is.below(bits + 1, is.wide(size), is.sum(place.low(), place.words()))));
      fit = domain.and(fit, isWhole(place.low()));
    }
    return fit;
  }

  /** Whether the monitor has room for its own words, and for those that traps of its host need. */
  private B hasRoom(Side side, VirtualMachineMap.Place<W> place, W size) {
    if (side == Side.BEHIND) {
      return isWithin(size, is.sum(place.own(), is.address(shadow.words() + atTheEnd)));
    }
    var isOwn = is.not(is.below(is.bits(), place.low(), is.address(shadow.words())));
    return atTheEnd == 0 ? isOwn : domain.and(isOwn, leavesTheEnd(place, size));
  }

  /** Whether a guest that fits ends before the words that traps of its host need. */
  private B leavesTheEnd(VirtualMachineMap.Place<W> place, W size) {
    var end = is.sum(place.low(), place.words());
    var more = is.wide(is.address(atTheEnd));
    return isWithin(size, domain.calculate(Operator.ADD, is.bits() + 1, end, more));
  }

  private B isWithin(W size, W wideEnd) {
    return is.not(is.below(is.bits() + 1, is.wide(size), wideEnd));
  }

  /** Whether a guest can be put there. */
  private B isWhole(W words) {
    int low = Long.numberOfTrailingZeros(unit);
    return low == 0
        ? domain.truth(true)
        : is.equal(low, domain.slice(words, 0, low), domain.literal(0, low));
  }

  /** Whether an address in one bit more is one of the innermost guest's words. */
  B isGuests(W wide) {
    var moves = moves();
    return domain.and(
        is.not(is.below(is.bits() + 1, wide, moves.by())),
        is.below(is.bits() + 1, wide, moves.end()));
  }

  private W at(W start, long own) {
    int bits = is.bits() + 1;
    return domain.calculate(Operator.ADD, bits, start, domain.literal(own, bits));
  }

  /** Whether it is a word in which a monitor keeps something of its guest. */
  B isMonitors(W wide) {
    int bits = is.bits() + 1;
    var any = domain.truth(false);
    var start = is.wide(is.address(0));
    var old = machine.trapEntry().places().orElseThrow().old();
    for (int i = 0; i < places.size(); i++) {
      var place = places.get(i);
      var size = is.wide(i == 0 ? q : places.get(i - 1).words());
      var end = domain.calculate(Operator.ADD, bits, start, size);
      any = is.or(any, is.equal(bits, wide, at(old.fromEnd() ? end : start, old.offset())));
      var owns = domain.calculate(Operator.ADD, bits, start, is.wide(place.own()));
      for (long own = Shadow.PACKED; own < shadow.words(); own++) {
        any = is.or(any, is.equal(bits, wide, at(owns, own)));
      }
      start = domain.calculate(Operator.ADD, bits, start, is.wide(place.low()));
    }
    return any;
  }
}
