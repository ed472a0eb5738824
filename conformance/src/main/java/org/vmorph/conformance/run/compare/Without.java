package org.vmorph.conformance.run.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.host.ShownWindow;
import org.vmorph.conformance.run.host.StorageUses;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Timer;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.concrete.StateFunction;
import org.vmorph.model.ir.Instruction;

/**
 * The step at which a divergence shows, without the scenario of a rule: where it is right then, the
 * scenario is what is wrong. Each answer is empty where a guest's state cannot be set from outside.
 */
final class Without {
  private final Divergence divergence;
  private final Architecture machine;

  Without(Divergence divergence) {
    this.divergence = divergence;
    this.machine = divergence.setting().machine();
  }

  /** Whether it is right where the word that is executed has not been changed: E6. */
  Optional<Boolean> change() {
    var here = new Here(divergence);
    return here.agrees(state -> moved(here, state, word(state)));
  }

  /**
   * Whether other instructions are right that are privileged and have the same operands, where
   * there are any: E7 and E9.
   */
  Optional<Boolean> instructions(List<Instruction> those) {
    var it = divergence.instruction().orElseThrow();
    var others =
        machine.instructions().stream()
            .filter(other -> other.privileged() && other.form().equals(it.form()))
            .filter(other -> !those.contains(other))
            .toList();
    Optional<Boolean> right = Optional.of(!others.isEmpty());
    for (var other : others) {
      var here = new Here(divergence);
      right =
          both(right, here.agrees(state -> moved(here, state, encoded(other, it, word(state)))));
    }
    return right;
  }

  /** Whether it is right while the timer is off: E9. */
  Optional<Boolean> timer(Timer timer) {
    return new Here(divergence)
        .agrees(
            state -> {
              state.set(timer.on(), 0);
              return true;
            });
  }

  /** Whether it is right in supervisor mode, and a trap is that is taken there: E3. */
  Optional<Boolean> user() {
    var mode = machine.mode();
    return both(
        new Here(divergence)
            .agrees(
                state -> {
                  state.set(mode.cell(), mode.supervisor());
                  return true;
                }),
        trapOfSupervisor());
  }

  /** Whether a trap of the timer would be right if it were another one: E9. */
  Optional<Boolean> timerTrap(Timer timer) {
    return trap(state -> state.set(timer.on(), 0));
  }

  private Optional<Boolean> trapOfSupervisor() {
    var mode = machine.mode();
    return trap(state -> state.set(mode.cell(), mode.supervisor()));
  }

  /** Whether a trap by a word that is no instruction is right; also where there is no such word. */
  private Optional<Boolean> trap(Consumer<Machine> change) {
    var illegal = illegal();
    var here = new Here(divergence);
    var state = here.before();
    change.accept(state);
    open(state);
    return illegal.isPresent() && moved(here, state, illegal.getAsLong())
        ? here.agrees(state)
        : Optional.of(true);
  }

  /** Whether it is right with an R that shows something and does not reach beyond storage: E4. */
  Optional<Boolean> oddBounds() {
    return Generator.even(machine)
        .map(EvenWindow::new)
        .flatMap(even -> new Here(divergence).agrees(even::isMadeOf));
  }

  /** Whether a trap is right that does not lead to itself, or is the first one that does: E5. */
  Optional<Boolean> endlessTraps() {
    return elsewhere().flatMap(right -> right ? Optional.of(true) : first());
  }

  /** Whether it is right where the new PSW of a trap leads somewhere else. */
  private Optional<Boolean> elsewhere() {
    return new Here(divergence)
        .agrees(
            state -> {
              var places = machine.trapEntry().places();
              if (places.isEmpty() || machine.trapEntry().layout().isEmpty()) {
                return false;
              }
              var psw = new PswWord(machine);
              var p = machine.programCounter();
              long at = places.get().next().in(state.size());
              long there = state.load(machine.storage(), at);
              long other = psw.with(there, p, psw.get(there, p) ^ 1);
              state.store(machine.storage(), at, other);
              return true;
            });
  }

  /**
   * Whether it is right when it is the first one after a boot, wrong after as many as there have
   * been in a row, and right after as many that were not in a row.
   */
  private Optional<Boolean> first() {
    var afresh = new Afresh(divergence);
    long row = row();
    return afresh
        .agrees(1)
        .map(right -> right && !afresh.agrees(row).orElse(true) && afresh.agreesApart(row));
  }

  /** How many traps there have been in a row, with this one. */
  private long row() {
    var bare = new Machine(divergence.setting().engine(), divergence.setting().words());
    divergence.program().load(bare);
    long row = 0;
    for (long step = 1; step <= divergence.step(); step++) {
      row = bare.step().kind() == Event.Kind.TRAPPED ? row + 1 : 0;
    }
    return row;
  }

  private static Optional<Boolean> both(Optional<Boolean> one, Optional<Boolean> other) {
    return one.flatMap(right -> other.map(too -> right && too));
  }

  /** What P points to. */
  static long word(Machine state) {
    var fetched = new StorageUses(state).fetched();
    return fetched.isPresent() && fetched.getAsLong() < state.size()
        ? state.load(state.architecture().storage(), fetched.getAsLong())
        : 0;
  }

  private static long encoded(Instruction as, Instruction it, long word) {
    return as.encode(it.pattern().read(word));
  }

  /** A word that is no instruction. */
  private OptionalLong illegal() {
    var semantics = divergence.setting().semantics();
    return semantics.decode(0).isEmpty() ? OptionalLong.of(0) : OptionalLong.empty();
  }

  /** Lets a machine reach all of its storage. */
  static void open(Machine state) {
    var translation = state.architecture().translation();
    translation
        .map(Translation::open)
        .ifPresent(
            open ->
                open.forEach(
                    (cell, word) -> state.set(cell, StateFunction.of(word).applyAsLong(state))));
  }

  /** Lets P point to a word that nothing has been executed from, with this in it. */
  private boolean moved(Here here, Machine state, long word) {
    var window = ShownWindow.of(machine);
    var p = machine.programCounter();
    for (long at = state.size() - 1; at >= 0; at--) {
      state.set(p, at);
      long address = window.showsP(state) ? window.fetched(state) : -1;
      if (address >= 0 && !isPsw(address, state.size()) && here.isUntouched(address)) {
        state.store(machine.storage(), address, word);
        return true;
      }
    }
    return false;
  }

  /** Whether a trap changes or reads a word of storage. */
  private boolean isPsw(long address, long words) {
    return machine
        .trapEntry()
        .places()
        .filter(at -> at.old().in(words) == address || at.next().in(words) == address)
        .isPresent();
  }

  static Machine copy(Machine state) {
    var copy = new Machine(state.engine(), state.size());
    GuestProgram.in(state.snapshot(), 0).load(copy);
    return copy;
  }
}
