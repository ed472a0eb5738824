package org.vmorph.vmm.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Written;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/**
 * That traps which come to a control program come as the machine says: a trap entry tells in acts
 * what it does, and beside them where its PSWs lie, how they are laid out and where old words are.
 * A monitor believes the second, and the guest has the first. It is tried on states, for the acts
 * may say in many ways that they store into one word.
 */
final class Arrival {
  /** Half of them lead to supervisor mode, where the new PSW says so in one bit. */
  private static final int TRIES = 24;

  private final Architecture machine;
  private final Elaboration semantics;
  private final TrapEntry.Places places;
  private final PswLayout psw;
  private final long q;
  private final Random random = new Random(1974);

  Arrival(Architecture machine, TrapEntry.Places places, PswLayout psw) {
    this.machine = machine;
    this.semantics = new Elaboration(machine);
    this.places = places;
    this.psw = psw;
    this.q = Math.min(machine.mostWords(), machine.leastWords() + HostLayout.LEAST);
  }

  /** What is wrong, if anything is. */
  Optional<String> fault() {
    for (var cause : machine.causes()) {
      for (int i = 0; i < TRIES; i++) {
        var fault = fault(cause);
        if (fault.isPresent()) {
          return fault.map(what -> "%s: trap %s %s".formatted(machine, cause, what));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> fault(Cause cause) {
    long next = random.nextLong();
    var before = user(next);
    var values = values(cause);
    var after = Outcome.entry(semantics, Concrete.DOMAIN, cause, values, before);
    boolean arrives = isSupervisor(after);
    if (arrives
        != isSupervisor(Outcome.entry(semantics, Concrete.DOMAIN, cause, values, user(next)))) {
      return Optional.of("leads to a mode that E[%s] alone does not say".formatted(places.next()));
    }
    if (!arrives) {
      // It comes to somebody else, and what becomes of that is seen.
      return Optional.empty();
    }
    var other = Outcome.entry(semantics, Concrete.DOMAIN, cause, values(cause), before);
    if (!all(after).equals(all(other))) {
      return Optional.of(
          "keeps what it carries; expected its cause alone, which is all D hands on");
    }
    for (var word : stored(after)) {
      if (word.index() != places.old().in(q)) {
        return Optional.of(
            "stores into E[%d] of %d; expected E[%s] alone"
                .formatted(word.index(), q, places.old()));
      }
    }
    for (var file : machine.files()) {
      var set = words(file, after);
      if (!file.equals(machine.storage()) && !set.isEmpty()) {
        return Optional.of("sets %s[%d]".formatted(file, set.getFirst().index()));
      }
    }
    var meaning = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), after);
    var shown = psw.cells(places.old().of(machine.storage()));
    for (var saved : semantics.saved(cause)) {
      var cell = saved.cell();
      var old = before.get(cell);
      if (!old.equals(meaning.word(saved.old()))) {
        return Optional.of("does not save %s where it says".formatted(cell));
      }
      if (shown.containsKey(cell) && !old.equals(meaning.word(shown.get(cell)))) {
        return Optional.of("does not store %s where its PSW shows it".formatted(cell));
      }
    }
    return Optional.empty();
  }

  private boolean isSupervisor(State<Long, Cells> state) {
    return state.get(machine.mode().cell()) == machine.mode().supervisor();
  }

  /** All that a trap leaves behind. */
  private List<Object> all(State<Long, Cells> after) {
    var all = new ArrayList<Object>(stored(after));
    machine.cells().forEach(cell -> all.add(after.get(cell)));
    return all;
  }

  private record Stored(long index, long word) {}

  private List<Stored> stored(State<Long, Cells> after) {
    return words(machine.storage(), after);
  }

  private static List<Stored> words(File file, State<Long, Cells> after) {
    var all = new ArrayList<Stored>();
    Written.replay(after.get(file), (index, word) -> all.add(new Stored(index, word)));
    return all;
  }

  private List<Long> values(Cause cause) {
    return cause.values().stream()
        .map(value -> Concrete.low(random.nextLong(), value.bits()))
        .toList();
  }

  /** Any state of user mode in which traps are directed, and find this PSW. */
  private State<Long, Cells> user(long next) {
    var cells = machine.cells().stream().map(this::word).toList();
    long seed = random.nextLong();
    var files =
        machine.files().stream()
            .map(
                file ->
                    (Cells)
                        index ->
                            Concrete.low(
                                file.equals(machine.storage()) && index == places.next().in(q)
                                    ? next
                                    : new Random(seed + index).nextLong(),
                                file.bits()))
            .toList();
    var state = new State<>(q, cells, files);
    var over = new Meaning<>(Concrete.DOMAIN, OperandValues.<Long>none(), state);
    for (var cell : machine.trapEntry().directed().entrySet()) {
      state = state.with(cell.getKey(), over.word(cell.getValue()));
    }
    return state;
  }

  private long word(Cell cell) {
    return cell.role() == Role.MODE
        ? machine.mode().user()
        : Concrete.low(random.nextLong(), cell.bits());
  }
}
