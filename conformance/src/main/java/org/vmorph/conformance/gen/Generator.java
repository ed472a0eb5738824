package org.vmorph.conformance.gen;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/**
 * Makes guests: each a whole system with a supervisor, a trap handler and user programs. A guest
 * depends on its seed, its index, the machine and the size, and on nothing else.
 */
public final class Generator {
  /** Which guests a seed stands for: another number, other guests. */
  public static final int VERSION = 3;

  /** The number of the smallest guest there can be, which leads nowhere. */
  public static final long SMALLEST = -1_000;

  /** Guests of this number and below make thousands of steps, if they are let. */
  public static final long LONG = SMALLEST - 1;

  /** The guest of this number traps more than five thousand times, if it is let. */
  public static final long TRAPS = LONG - 1_000;

  /**
   * The guest of this number asks for every service more than five thousand times, if it is let.
   */
  public static final long SERVICES = TRAPS - 1;

  /** The guest of this number puts odd words on the console, each after each; and on the timer. */
  public static final long PAIRS = SERVICES - 1;

  private final Vocabulary vocabulary;
  private final MachineWords machineWords;
  private final Instructions instructions;
  private final Sieve sieve;
  private final Set<String> without;
  private final int words;
  private final List<Situation> situations;

  /**
   * A generator.
   *
   * @param words w, the storage of each guest
   * @param without names of instructions that are not to be generated
   * @throws IllegalArgumentException if it makes no guests for the machine, or none that small
   */
  public Generator(Elaboration semantics, int words, Set<String> without) {
    var machine = semantics.machine();
    this.vocabulary = Vocabularies.of(machine);
    checkSize(machine, words);
    for (var name : without) {
      if (machine.instruction(name).isEmpty()) {
        throw new IllegalArgumentException(
            machine + " has no instruction " + name + " to leave out");
      }
    }
    this.without = Set.copyOf(without);
    this.machineWords = new MachineWords(machine, vocabulary.instructions(), this.without);
    this.instructions = new Instructions(semantics, vocabulary, this.without);
    this.sieve = new Sieve(machine.instructions().stream().filter(this::excludes).toList());
    this.words = words;
    this.situations = Arrays.stream(Situation.values()).filter(it -> never(it).isEmpty()).toList();
  }

  private void checkSize(Architecture machine, int words) {
    int least = vocabulary.leastWords(machine);
    if (words < least || words > machine.mostWords()) {
      throw new IllegalArgumentException(
          "generated guests of %s have %d to %d words, not %d"
              .formatted(machine, least, machine.mostWords(), words));
    }
  }

  /** Whether it makes guests for a machine. */
  public static boolean makesGuests(Architecture machine) {
    try {
      Vocabularies.of(machine);
      return true;
    } catch (IllegalArgumentException none) {
      // Who wants guests all the same is told.
      return false;
    }
  }

  /**
   * How many words a machine's guests have unless somebody wants more or less.
   *
   * @throws IllegalArgumentException if it makes no guests for the machine
   */
  public static int usualWords(Architecture machine) {
    return Vocabularies.of(machine).usualWords(machine);
  }

  /**
   * How many words they have at least.
   *
   * @throws IllegalArgumentException if it makes no guests for the machine
   */
  public static int leastWords(Architecture machine) {
    return Vocabularies.of(machine).leastWords(machine);
  }

  /** What {@link Vocabulary#even} says of a machine; nothing if it makes no guests for it. */
  public static Optional<EvenControl> even(Architecture machine) {
    return makesGuests(machine) ? Vocabularies.of(machine).even(machine) : Optional.empty();
  }

  /** The machine its guests are written for. */
  public Architecture machine() {
    return machineWords.machine();
  }

  /** Whether an instruction is one that was not to be generated. */
  public boolean excludes(Instruction instruction) {
    return without.contains(instruction.name());
  }

  /** A guest that halts at once, wherever it starts, with something on its console. */
  public GuestProgram idle(long[] input) {
    var storage = new long[words];
    Arrays.fill(storage, machineWords.word(Verb.HALT, 0, 0));
    return new GuestProgram(machine(), storage, input, 0, 0);
  }

  /** The situations that its guests come into. */
  public List<Situation> situations() {
    return situations;
  }

  /** Why its guests never come into a situation; empty if they do. */
  public Optional<String> never(Situation situation) {
    return vocabulary.never(situation);
  }

  /** Something to write its guests into. */
  public GuestBuffer buffer() {
    return new GuestBuffer(this, new GuestDraft(machineWords, vocabulary, instructions, words));
  }

  /**
   * Writes a guest into a buffer.
   *
   * @throws IllegalArgumentException if the buffer is another generator's, or there is no such
   *     guest
   */
  public void write(long seed, long index, GuestBuffer buffer) {
    if (!buffer.belongsTo(this)) {
      throw new IllegalArgumentException("the buffer is another generator's");
    }
    if (index < 0 && index > LONG) {
      var situation = Situation.of(index);
      never(situation)
          .ifPresent(
              why -> {
                throw new IllegalArgumentException(
                    "no guest of %s is made for %s: %s".formatted(machine(), situation, why));
              });
    }
    if (vocabulary instanceof OfferedVocabulary offered) {
      offered.write(() -> buffer.write(seed, index, sieve));
    } else {
      buffer.write(seed, index, sieve);
    }
  }

  /**
   * A guest. One of a number below 0 is made for a {@link Situation}; from {@link #LONG} on down
   * they go on for long.
   */
  public GuestProgram program(long seed, long index) {
    var buffer = buffer();
    write(seed, index, buffer);
    return buffer.program();
  }
}
