package org.vmorph.model.concrete;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Decoded;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/** A machine that runs: a state, and the engine that makes it go. */
public final class Machine implements StateView {
  private static final Event STANDS_STILL =
      new Event(Event.Kind.HALTED, Optional.empty(), Optional.empty());

  /** Steps that an engine is asked for at a time. */
  private static final long STRETCH = 1 << 30;

  private final Engine engine;
  private final boolean fetches;
  private final File storage;

  /** The slot of M, and what it holds in user mode. */
  private final int mode;

  private final long user;
  private final Core core;
  private boolean halted;

  /**
   * A machine with so many words of storage, all zero, just reset.
   *
   * @throws IllegalArgumentException if the machine cannot have so many
   */
  public Machine(Engine engine, long words) {
    var machine = engine.semantics().machine();
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
    this.engine = engine;
    this.fetches = engine.semantics().fetch().isPresent();
    this.storage = machine.storage();
    this.mode = machine.mode().cell().slot();
    this.user = machine.mode().user();
    this.core =
        new Core(
            words,
            new long[machine.cells().size()],
            machine.files().stream().map(file -> allocate(file, words)).toArray(Content[]::new),
            machine.causes().stream().mapToInt(cause -> cause.values().size()).max().orElse(0),
            Counts.of(machine));
    reset();
  }

  /** The same on the reference interpreter. */
  public Machine(Elaboration semantics, long words) {
    this(new Interpreter(semantics), words);
  }

  private Content allocate(File file, long words) {
    boolean isStorage = file.equals(storage);
    return new Content(file.name(), isStorage ? words : 1L << file.indexBits(), isStorage);
  }

  /** What it is. */
  public Architecture architecture() {
    return engine.semantics().machine();
  }

  /** What its instructions mean. */
  public Elaboration semantics() {
    return engine.semantics();
  }

  /** What makes it go. */
  public Engine engine() {
    return engine;
  }

  @Override
  public long size() {
    return core.size;
  }

  /** Whether the processor has stopped. */
  public boolean halted() {
    return halted;
  }

  @Override
  public long get(Cell cell) {
    return core.cells[cell.slot()];
  }

  /** Puts a word into a cell; bits it has no room for are dropped. */
  public void set(Cell cell, long word) {
    core.cells[cell.slot()] = Concrete.low(word, cell.bits());
  }

  /** Gets the words of all cells, by slot. */
  public void loadCells(long[] into) {
    System.arraycopy(core.cells, 0, into, 0, core.cells.length);
  }

  /** Whether the cells have these words, by slot. */
  public boolean hasCells(long[] words) {
    var cells = core.cells;
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] != words[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public long load(File file, long index) {
    return core.files[file.slot()].get(index);
  }

  /** How far a file is used: from here on all its words are zero. */
  public long used(File file) {
    return core.files[file.slot()].used();
  }

  /** Puts a word into a file. */
  public void store(File file, long index, long word) {
    core.files[file.slot()].set(index, Concrete.low(word, file.bits()));
  }

  /**
   * Puts words into storage from an address on.
   *
   * @param words as wide as the words of storage, or narrower
   */
  public void storeAll(long address, long[] words) {
    System.arraycopy(
        words, 0, core.files[storage.slot()].array(), Math.toIntExact(address), words.length);
  }

  /** The content of a file, as it is and as it will be. */
  public Content content(File file) {
    return core.files[file.slot()];
  }

  /** Whether so many words of storage are the same here, from an address on, and there. */
  public boolean sameStorage(long address, Machine that, long there, long words) {
    return sameStorage(address, that.core.files[storage.slot()].array(), there, words);
  }

  /** Whether so many words of storage, from an address on, are those of an array, from there on. */
  public boolean sameStorage(long address, long[] that, long there, long words) {
    int from = Math.toIntExact(address);
    int other = Math.toIntExact(there);
    int count = Math.toIntExact(words);
    return Arrays.equals(
        core.files[storage.slot()].array(), from, from + count, that, other, other + count);
  }

  /** Switches the processor on: storage stays, everything else is as the manual says. */
  public void reset() {
    halted = false;
    core.nothing();
    Arrays.fill(core.cells, 0);
    for (var content : core.files) {
      if (content != core.files[storage.slot()]) {
        content.clear();
      }
    }
    engine.reset(core);
  }

  /** The state as it is now; it changes with the machine. */
  public State<Long, Cells> state() {
    return Interpreter.state(core);
  }

  /**
   * Runs until a trap has been taken, the processor halts, or so many steps are made.
   *
   * @param steps at least 1
   * @return how the run ended; {@link #made} and {@link #cause} say more
   * @throws IllegalStateException if the machine has no decoder: its instructions are given to
   *     {@link #execute}
   */
  public Event.Kind run(long steps) {
    if (halted) {
      core.halted(1, 0);
      return Event.Kind.HALTED;
    }
    if (!fetches) {
      throw new IllegalStateException(
          architecture() + " does not decode; its instructions are given");
    }
    long before = 0;
    engine.run(core, (int) Math.min(steps, STRETCH));
    while (core.kind == Event.Kind.COMPLETED
        && before + core.made < steps
        && !(core.toUser && isUser())) {
      before += core.made;
      engine.run(core, (int) Math.min(steps - before, STRETCH));
    }
    core.made += before;
    halted = core.kind == Event.Kind.HALTED;
    return core.kind;
  }

  /**
   * The same until the processor is in user mode: what is in supervisor mode is run to its end.
   *
   * @return how the run ended; it is of no steps if the processor is in user mode now
   */
  public Event.Kind runToUser(long steps) {
    if (isUser()) {
      core.nothing();
      return Event.Kind.COMPLETED;
    }
    core.toUser = true;
    try {
      return run(steps);
    } finally {
      core.toUser = false;
    }
  }

  /** Whether M is user. */
  public boolean isUser() {
    return core.cells[mode] == user;
  }

  /** How the last run ended. */
  public Event.Kind kind() {
    return core.kind;
  }

  /** How many steps the last run made, the trapping or halting one included. */
  public long made() {
    return core.made;
  }

  /** What it did so far; whoever looks may clear it. */
  public Counts counts() {
    return core.counts;
  }

  /** Why the last run ended with a trap, if it did; the trap has been taken. */
  public Optional<Cause> cause() {
    return core.cause;
  }

  /** Whether the last run ended with a trap for this reason. */
  public boolean causedBy(Optional<Cause> reason) {
    return core.cause.isPresent()
        && reason.isPresent()
        && (core.cause.get() == reason.get() || core.cause.get().equals(reason.get()));
  }

  /** The instruction of the last step of the last run; empty if none could be fetched. */
  public Optional<Instruction> instruction() {
    return core.fetched
        ? semantics().decode(core.word).map(Decoded::instruction)
        : Optional.empty();
  }

  /** Fetches, decodes and executes one instruction, or takes one trap. */
  public Event step() {
    return halted ? STANDS_STILL : new Event(run(1), instruction(), cause());
  }

  /** Executes an instruction that is given and not fetched. */
  public Event execute(Instruction instruction, long... operands) {
    if (halted) {
      return STANDS_STILL;
    }
    engine.execute(core, instruction, operands);
    halted = core.kind == Event.Kind.HALTED;
    return new Event(core.kind, Optional.of(instruction), cause());
  }

  /** Whether two machines of one architecture and size are in the same state. */
  public boolean isLike(Machine that) {
    if (halted != that.halted || !Arrays.equals(core.cells, that.core.cells)) {
      return false;
    }
    for (int i = 0; i < core.files.length; i++) {
      if (!core.files[i].isLike(that.core.files[i])) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the state that stays as it is. */
  public Snapshot snapshot() {
    var all = new ArrayList<long[]>();
    for (var content : core.files) {
      all.add(content.nonzero());
    }
    return new Snapshot(architecture(), core.size, core.cells, all);
  }
}
