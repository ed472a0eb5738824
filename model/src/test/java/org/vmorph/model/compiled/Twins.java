package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.Operands;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.step.Elaboration;

/**
 * The same machine twice, in the same state: on generated code and on the reference interpreter.
 */
final class Twins {
  private static final Map<Architecture, Compiled> ENGINES = new ConcurrentHashMap<>();

  private final Architecture architecture;
  private final Random random;
  final Machine compiled;
  final Machine reference;

  Twins(Architecture architecture, int words, long seed) {
    var engine = engine(architecture);
    this.architecture = architecture;
    this.random = new Random(seed);
    this.compiled = new Machine(engine, words);
    this.reference = new Machine(engine.semantics(), words);
  }

  static Compiled engine(Architecture architecture) {
    return ENGINES.computeIfAbsent(architecture, a -> new Compiled(new Elaboration(a)));
  }

  /** Any state, the edges of storage and of every width more often than chance would have it. */
  void shake() {
    for (var cell : architecture.cells()) {
      // A console that says it has been used beyond its end would have a tape of 2^n words.
      long word = cell.role() == Role.RESOURCE && cell.name().contains(".") ? below(4) : word();
      compiled.set(cell, word);
      reference.set(cell, word);
    }
    for (var file : architecture.files()) {
      for (int i = 0; i < length(file); i++) {
        put(file, i, control(file) && random.nextBoolean() ? sensible(file) : word());
      }
    }
  }

  /** Whether a file decides where an address leads. */
  private static boolean control(File file) {
    return file.role() == Role.RESOURCE && file.indexBits() < 8;
  }

  /** A word of control that has a meaning more often than chance would have it. */
  private long sensible(File file) {
    int address = architecture.storage().indexBits();
    int flags = file.bits() % address;
    if (flags == file.bits()) {
      return (long) random.nextInt(4) << flags - 2 | below(4);
    }
    long word = random.nextLong() & -1L >>> 64 - flags;
    for (int low = flags; low < file.bits(); low += address) {
      word |= below((int) compiled.size()) << low;
    }
    return word;
  }

  private long length(File file) {
    return file.equals(architecture.storage())
        ? compiled.size()
        : Math.min(16, 1L << file.indexBits());
  }

  void put(File file, long index, long word) {
    compiled.store(file, index, word);
    reference.store(file, index, word);
  }

  long below(int end) {
    return random.nextInt(end);
  }

  private long word() {
    long q = compiled.size();
    return switch (random.nextInt(8)) {
      case 0 -> random.nextInt(4);
      case 1 -> -1 - random.nextInt(3);
      case 2 -> q - 2 + random.nextInt(5);
      case 3, 4 -> random.nextInt((int) q);
      case 5 -> random.nextLong() >>> random.nextInt(64);
      case 6 -> architecture.mostWords() - random.nextInt(3);
      default -> random.nextLong();
    };
  }

  /** An instruction with any operands, as a word. */
  long encoded(Instruction instruction) {
    return instruction.form().encode(instruction.opcode(), operands(instruction));
  }

  long[] operands(Instruction instruction) {
    return instruction.form().operands().stream()
        .mapToLong(operand -> word() & -1L >>> (64 - operand.bits()))
        .toArray();
  }

  /** Puts a word where the next instruction is fetched from, if that lies in storage. */
  void next(long word) {
    var semantics = reference.semantics();
    var state = reference.state();
    if (Outcome.ofFetch(semantics, Concrete.DOMAIN, state).traps().isEmpty()
        && semantics.fetch().orElseThrow().word() instanceof Word.At at) {
      var meaning = new Meaning<>(Concrete.DOMAIN, Operands.<Long>none(), state);
      long address = meaning.word(at.base()) + meaning.word(at.offset());
      put(architecture.storage(), address & -1L >>> 64 - at.file().indexBits(), word);
    }
  }

  /** What decides where an address leads is mostly as after a reset, and P is; M is a mode. */
  void begin() {
    var modes = architecture.mode().levels();
    long mode = modes.get((int) below(modes.size())).value();
    compiled.set(architecture.mode().cell(), mode);
    reference.set(architecture.mode().cell(), mode);
    var fresh = new Machine(reference.semantics(), reference.size());
    for (var cell : architecture.cells()) {
      boolean decides = cell.role() == Role.RESOURCE && !cell.name().contains(".");
      if (cell.role() == Role.PROGRAM_COUNTER || decides && below(4) > 0) {
        compiled.set(cell, fresh.get(cell));
        reference.set(cell, fresh.get(cell));
      }
    }
  }

  Event.Kind run(long steps) {
    return both(machine -> machine.run(steps));
  }

  Event.Kind runToUser(long steps) {
    return both(machine -> machine.runToUser(steps));
  }

  private Event.Kind both(Function<Machine, Event.Kind> run) {
    var kind = run.apply(compiled);
    assertThat(kind).isEqualTo(run.apply(reference));
    assertThat(compiled.made()).isEqualTo(reference.made());
    assertThat(compiled.cause()).isEqualTo(reference.cause());
    assertThat(compiled.instruction()).isEqualTo(reference.instruction());
    same();
    return kind;
  }

  void execute(Instruction instruction) {
    var operands = operands(instruction);
    assertThat(compiled.execute(instruction, operands))
        .isEqualTo(reference.execute(instruction, operands));
    same();
  }

  /** No program brings M to a value that is no mode. */
  void isInMode() {
    assertThat(architecture.mode().levels().stream().map(Architecture.Mode.Level::value))
        .contains(compiled.get(architecture.mode().cell()));
  }

  void same() {
    assertThat(compiled.halted()).isEqualTo(reference.halted());
    assertThat(compiled.snapshot().differences(reference.snapshot())).isEmpty();
  }
}
