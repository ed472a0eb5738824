package org.vmorph.conformance.gen;

import java.util.Arrays;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;

/** A guest before its first step: the whole of its storage, and what its console has to say. */
public final class GuestProgram {
  private final Architecture machine;
  private final long[] words;
  private final long[] input;
  private final long seed;
  private final long index;

  /**
   * A guest.
   *
   * @param seed the campaign it was generated for
   * @param index its number there
   */
  public GuestProgram(Architecture machine, long[] words, long[] input, long seed, long index) {
    this.machine = machine;
    this.words = words.clone();
    this.input = input.clone();
    this.seed = seed;
    this.index = index;
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

  /** The same guest, with other words: a step of a shrinker. */
  public GuestProgram withWords(long[] others) {
    return new GuestProgram(machine, others, input, seed, index);
  }

  /** The same guest, with another console. */
  public GuestProgram withInput(long[] other) {
    return new GuestProgram(machine, words, other, seed, index);
  }

  /** Puts its words into a machine's storage, from address 0 on. */
  public void loadWords(Machine onto) {
    for (int i = 0; i < words.length; i++) {
      onto.store(machine.storage(), i, words[i]);
    }
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
        && index == that.index;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "program " + index + " of seed " + seed;
  }
}
