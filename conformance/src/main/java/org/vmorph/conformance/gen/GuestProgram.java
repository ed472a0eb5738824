package org.vmorph.conformance.gen;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.File;

/** A guest before its first step: the whole of its storage, and what its console has to say. */
public final class GuestProgram {
  private final Architecture machine;
  private final long[] words;
  private final long[] input;
  private final long seed;
  private final long index;
  private final Optional<Start> start;
  private final OptionalLong first;

  /** What the test state that it was made of is known by, whatever it has become. */
  private final Optional<String> state;

  /**
   * A guest that is just reset.
   *
   * @param seed the campaign it was generated for
   * @param index its number there
   */
  public GuestProgram(Architecture machine, long[] words, long[] input, long seed, long index) {
    this(
        machine,
        words,
        input,
        seed,
        index,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty());
  }

  private GuestProgram(
      Architecture machine,
      long[] words,
      long[] input,
      long seed,
      long index,
      Optional<Start> start,
      OptionalLong first,
      Optional<String> state) {
    check(machine.storage(), words);
    machine.console().ifPresent(console -> checkInput(console.input(), input));
    this.machine = machine;
    this.words = words.clone();
    this.input = input.clone();
    this.seed = seed;
    this.index = index;
    this.start = start;
    this.first = first;
    this.state = state;
  }

  private static void checkInput(File file, long[] input) {
    long most = 1L << file.indexBits();
    if (input.length > most) {
      throw new IllegalArgumentException(
          "%,d words to be read; expected at most %,d".formatted(input.length, most));
    }
    check(file, input);
  }

  /** Storage that drops what does not fit would be another guest than the one that is shown. */
  private static void check(File file, long[] words) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] != Concrete.low(words[i], file.bits())) {
        throw new IllegalArgumentException(
            "word %d of a guest is %#x; words of %s have %d bits"
                .formatted(i, words[i], file, file.bits()));
      }
    }
  }

  /** A guest in any state, the number of a test state. */
  public static GuestProgram in(Snapshot state, long number) {
    var words = new long[Math.toIntExact(state.size())];
    Arrays.setAll(words, address -> state.load(state.machine().storage(), address));
    return new GuestProgram(
        state.machine(),
        words,
        new long[0],
        0,
        number,
        Optional.of(new Start(state)),
        OptionalLong.empty(),
        Optional.of(mark(state)));
  }

  /** A short word that another state hardly has. */
  private static String mark(Snapshot state) {
    var sum = new CRC32();
    var machine = state.machine();
    for (var cell : machine.cells()) {
      sum.update(bytes(state.get(cell)));
    }
    for (var file : machine.files()) {
      for (long i = 0; i < state.used(file); i++) {
        sum.update(bytes(state.load(file, i)));
      }
      sum.update(file.slot());
    }
    return "%08x".formatted(sum.getValue());
  }

  private static byte[] bytes(long word) {
    return ByteBuffer.allocate(Long.BYTES).putLong(word).array();
  }

  /** The machine it is written for. */
  public Architecture machine() {
    return machine;
  }

  /** Its storage. */
  public long[] words() {
    return words.clone();
  }

  /** How much storage it has. */
  public int size() {
    return words.length;
  }

  /** A word of its storage. */
  public long word(int address) {
    return words[address];
  }

  /** The words its console will give. */
  public long[] input() {
    return input.clone();
  }

  /** The campaign it was generated for. */
  public long seed() {
    return seed;
  }

  /** Its number in the campaign. */
  public long index() {
    return index;
  }

  /** How it starts; empty if it is just reset. */
  public Optional<Start> start() {
    return start;
  }

  /** How many steps it is asked for at first; empty if that depends on its words. */
  public OptionalLong first() {
    return first;
  }

  /** The same guest, with other words: a step of a shrinker. */
  public GuestProgram withWords(long[] others) {
    return new GuestProgram(machine, others, input, seed, index, start, first, state);
  }

  /** The same guest, starting in another way. */
  public GuestProgram withStart(Optional<Start> other) {
    return new GuestProgram(machine, words, input, seed, index, other, first, state);
  }

  /** The same guest, with another console. */
  public GuestProgram withInput(long[] other) {
    return new GuestProgram(machine, words, other, seed, index, start, first, state);
  }

  /**
   * The same guest, asked for so many steps at first when it is run as far as it goes; else how
   * many these are depends on its words.
   */
  public GuestProgram withFirst(OptionalLong steps) {
    return new GuestProgram(machine, words, input, seed, index, start, steps, state);
  }

  /** The same guest under another number. */
  public GuestProgram numbered(long other) {
    return new GuestProgram(machine, words, input, seed, other, start, first, state);
  }

  /** If it was made of a test state, what that one is known by; its index is the number. */
  public Optional<String> state() {
    return state;
  }

  /** Makes a machine, of so many words, this guest before its first step. */
  public void load(Machine onto) {
    loadWords(onto);
    onto.reset();
    loadInput(onto);
    start.ifPresent(state -> state.put(onto::set, onto::store));
  }

  /** Puts its words into a machine's storage, from address 0 on. */
  public void loadWords(Machine onto) {
    onto.storeAll(0, words);
  }

  /** Lets a machine's console say what it has to say. */
  public void loadInput(Machine onto) {
    loadInput(onto, input, input.length);
  }

  /** Lets a machine's console, where it has one, say so many of these words. */
  public static void loadInput(Machine onto, long[] input, int inputs) {
    var console = onto.architecture().console();
    if (console.isPresent()) {
      for (int i = 0; i < inputs; i++) {
        onto.store(console.get().input(), i, input[i]);
      }
      onto.set(console.get().end(), inputs);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GuestProgram that
        && machine.name().equals(that.machine.name())
        && Arrays.equals(words, that.words)
        && Arrays.equals(input, that.input)
        && seed == that.seed
        && index == that.index
        && start.equals(that.start)
        && first.equals(that.first);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return state.isPresent() || start.isPresent()
        ? "test state " + index
        : index < 0 ? "staged guest " + -index : "program " + index + " of seed " + seed;
  }
}
