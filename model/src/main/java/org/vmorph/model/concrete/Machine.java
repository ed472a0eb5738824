package org.vmorph.model.concrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/** A machine that runs: the reference interpreter. A step is fetch, decode and execute. */
public final class Machine {
  private static final Event COMPLETED_NOTHING =
      new Event(Event.Kind.HALTED, Optional.empty(), Optional.empty());

  private final Elaboration semantics;
  private final List<Cell> declaredCells;
  private final List<File> files;
  private final long size;
  private final long[] cells;
  private final Content[] contents;
  private boolean halted;

  /**
   * A machine with so many words of storage, all zero, just reset.
   *
   * @throws IllegalArgumentException if the machine cannot have so many
   */
  public Machine(Elaboration semantics, long words) {
    var machine = semantics.machine();
    if (words < machine.leastWords() || words > machine.mostWords()) {
      throw new IllegalArgumentException(
          machine
              + " has "
              + machine.leastWords()
              + " to "
              + machine.mostWords()
              + " words of storage, not "
              + words);
    }
    this.semantics = semantics;
    this.declaredCells = machine.cells();
    this.files = machine.files();
    this.size = words;
    this.cells = new long[declaredCells.size()];
    this.contents =
        files.stream()
            .map(
                file ->
                    new Content(
                        file.name(),
                        file.equals(machine.storage()) ? words : 1L << file.indexBits()))
            .toArray(Content[]::new);
    reset();
  }

  /** What it is. */
  public Architecture architecture() {
    return semantics.machine();
  }

  /** What its instructions mean. */
  public Elaboration semantics() {
    return semantics;
  }

  /** q. */
  public long size() {
    return size;
  }

  /** Whether the processor has stopped. */
  public boolean halted() {
    return halted;
  }

  /** The word in a cell. */
  public long get(Cell cell) {
    return cells[cell.slot()];
  }

  /** Puts a word into a cell; bits it has no room for are dropped. */
  public void set(Cell cell, long word) {
    cells[cell.slot()] = Concrete.low(word, cell.bits());
  }

  /** A word of a file; zero beyond its end. */
  public long load(File file, long index) {
    return contents[file.slot()].get(index);
  }

  /** How far a file is used: from here on all its words are zero. */
  public long used(File file) {
    return contents[file.slot()].allocated();
  }

  /** Puts a word into a file. */
  public void store(File file, long index, long word) {
    contents[file.slot()].set(index, Concrete.low(word, file.bits()));
  }

  /** Switches the processor on: storage stays, everything else is as the manual says. */
  public void reset() {
    halted = false;
    Arrays.fill(cells, 0);
    for (var file : files) {
      if (!file.equals(architecture().storage())) {
        contents[file.slot()].clear();
      }
    }
    become(new Meaning<>(Concrete.DOMAIN, Operands.none(), state()).calm(semantics.reset()));
  }

  /** The state as it is now; it changes with the machine. */
  public State<Long, Cells> state() {
    var words = new ArrayList<Long>(cells.length);
    for (long word : cells) {
      words.add(word);
    }
    return new State<>(size, words, Arrays.<Cells>asList(contents));
  }

  /**
   * Fetches, decodes and executes one instruction, or takes one trap.
   *
   * @throws IllegalStateException if the machine has no decoder: its instructions are given to
   *     {@link #execute}
   */
  public Event step() {
    if (halted) {
      return COMPLETED_NOTHING;
    }
    if (semantics.fetch().isEmpty()) {
      throw new IllegalStateException(
          architecture() + " does not decode; its instructions are given");
    }
    var state = state();
    var fetch = Outcome.ofFetch(semantics, Concrete.DOMAIN, state);
    if (!fetch.traps().isEmpty()) {
      return take(fetch, Optional.empty());
    }
    long word =
        new Meaning<>(Concrete.DOMAIN, Operands.none(), state)
            .word(semantics.fetch().orElseThrow().word());
    var decoded = semantics.decode(word);
    if (decoded.isEmpty()) {
      return take(architecture().illegal(), 0, Optional.empty());
    }
    return execute(state, decoded.get().instruction(), decoded.get().operands());
  }

  /** Executes an instruction that is given and not fetched. */
  public Event execute(Instruction instruction, long... operands) {
    return halted ? COMPLETED_NOTHING : execute(state(), instruction, operands);
  }

  private Event execute(State<Long, Cells> state, Instruction instruction, long[] operands) {
    var values = Operands.of(instruction.form(), operands);
    var outcome = Outcome.of(semantics, Concrete.DOMAIN, instruction, values, state);
    if (!outcome.traps().isEmpty()) {
      return take(outcome, Optional.of(instruction));
    }
    halted = outcome.halts();
    become(outcome.calm());
    return new Event(
        halted ? Event.Kind.HALTED : Event.Kind.COMPLETED,
        Optional.of(instruction),
        Optional.empty());
  }

  private Event take(Outcome<Long, Boolean, Cells> outcome, Optional<Instruction> instruction) {
    var trap = outcome.traps().get(0);
    return take(trap.cause(), trap.number(), instruction);
  }

  private Event take(Cause cause, long number, Optional<Instruction> instruction) {
    become(Outcome.entry(semantics, Concrete.DOMAIN, cause, number, state()));
    return Event.trapped(instruction, cause);
  }

  private void become(State<Long, Cells> next) {
    for (var cell : declaredCells) {
      cells[cell.slot()] = next.get(cell);
    }
    for (var file : files) {
      Written.replay(next.get(file), (index, word) -> contents[file.slot()].set(index, word));
    }
  }

  /** A copy of the state that stays as it is. */
  public Snapshot snapshot() {
    var all = new ArrayList<long[]>();
    for (var content : contents) {
      all.add(content.used());
    }
    return new Snapshot(architecture(), size, cells, all);
  }
}
