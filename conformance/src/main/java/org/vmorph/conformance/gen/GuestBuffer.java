package org.vmorph.conformance.gen;

import java.util.Arrays;
import org.vmorph.model.arch.Console;
import org.vmorph.model.concrete.Concrete;

/**
 * What a generator writes a guest into, over the one before: nothing is allocated for another
 * guest. It belongs to its generator, and to one thread at a time.
 */
public final class GuestBuffer {
  /** The longest console input: of guests that go on for long. */
  public static final int MOST_INPUTS = 300;

  /** Of the one that asks for everything thousands of times. */
  private static final int VERY_MANY_INPUTS = 5_200;

  private final Generator generator;
  private final GuestDraft draft;
  private final GuestWriter writer;
  private final long[] input = new long[VERY_MANY_INPUTS];

  /** The bits that a word of the console has. */
  private final long typed;

  /** How many words a console holds. */
  private final long tape;

  private int inputs;
  private long seed;
  private long index;

  GuestBuffer(Generator generator, GuestDraft draft) {
    this.generator = generator;
    this.draft = draft;
    this.writer = new GuestWriter(draft, generator.situations());
    var console = generator.machine().console().map(Console::input);
    this.typed = console.map(it -> Concrete.low(-1, it.bits())).orElse(0L);
    this.tape = console.map(it -> 1L << it.indexBits()).orElse((long) VERY_MANY_INPUTS);
  }

  boolean belongsTo(Generator other) {
    return generator == other;
  }

  void write(long ofSeed, long number, Sieve sieve) {
    seed = ofSeed;
    index = number;
    draft.dice().start(seed, index);
    writer.write(number);
    // The PSWs that code is entered by are no instructions, whatever they look like.
    sieve.sift(draft.words(), draft.layout().main(), draft.layout().count());
    sieve.sift(draft.words(), draft.layout().free(), draft.layout().freeEnd());
    console(draft.dice());
  }

  private int inputs(Dice dice) {
    return (int) Math.min(tape, wanted(dice));
  }

  private int wanted(Dice dice) {
    if (index == Generator.SERVICES) {
      return VERY_MANY_INPUTS;
    }
    return index <= Generator.LONG
        ? MOST_INPUTS
        : dice.percent(10) ? 8 + dice.below(8) : dice.below(4);
  }

  private void console(Dice dice) {
    inputs = inputs(dice);
    for (int i = 0; i < inputs; i++) {
      input[i] = (dice.percent(80) ? dice.below(100) : draft.odd()) & typed;
    }
  }

  /** The guest's storage: the buffer's own array, until the next guest is written. */
  public long[] words() {
    return draft.words();
  }

  /** What its console will give, {@link #inputs} words: the buffer's own array, as above. */
  public long[] input() {
    return input;
  }

  /** How many words its console will give. */
  public int inputs() {
    return inputs;
  }

  /** The campaign it was generated for. */
  public long seed() {
    return seed;
  }

  /** Its number in the campaign. */
  public long index() {
    return index;
  }

  /** The guest, to keep. */
  public GuestProgram program() {
    return new GuestProgram(
        generator.machine(), draft.words(), Arrays.copyOf(input, inputs), seed, index);
  }
}
