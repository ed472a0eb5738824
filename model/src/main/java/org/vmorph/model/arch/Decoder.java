package org.vmorph.model.arch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.DecodingTree.Candidate;
import org.vmorph.model.arch.DecodingTree.Nothing;
import org.vmorph.model.arch.DecodingTree.Switch;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Word;

/** Finds the instruction a word stands for; a word with a bit out of place stands for none. */
public final class Decoder {
  private final DecodingTree tree;
  private final int bits;

  /** By name. */
  private final Map<String, BitPattern> patterns;

  /**
   * A decoder for a machine.
   *
   * @throws IllegalArgumentException if its instructions are given and not fetched
   */
  public Decoder(Architecture machine) {
    this(machine.instructions(), fetch(machine));
  }

  private Decoder(List<Instruction> instructions, Addressing fetch) {
    this(Encoded.all(instructions, fetch), fetch.bits());
  }

  /** A decoder for words of so many bits, of which none is two instructions. */
  Decoder(List<Encoded> all, int bits) {
    this.bits = bits;
    this.tree = Branching.tree(all);
    this.patterns =
        all.stream().collect(Collectors.toMap(it -> it.instruction().name(), Encoded::pattern));
  }

  private static Addressing fetch(Architecture machine) {
    return machine
        .fetch()
        .orElseThrow(() -> new IllegalArgumentException(machine + " has no encoding to decode"));
  }

  /** Width of the word that is fetched. */
  public int bits() {
    return bits;
  }

  /** Which bits are looked at, one after another. */
  public DecodingTree tree() {
    return tree;
  }

  /** The words of an instruction as they are fetched: longer, perhaps, than the instruction. */
  public BitPattern pattern(Instruction instruction) {
    var pattern = patterns.get(instruction.name());
    if (pattern == null) {
      throw new IllegalArgumentException("no instruction " + instruction + " is decoded here");
    }
    return pattern;
  }

  /** What a word that has been fetched stands for. */
  public Optional<Decoded> decode(long word) {
    var it = candidate(tree, word);
    while (it != null) {
      if (it.accepts(word)) {
        return Optional.of(new Decoded(it.instruction(), it.pattern().read(word)));
      }
      it = candidate(it.otherwise(), word);
    }
    return Optional.empty();
  }

  /**
   * The instruction that a word looks like which is none: what tells instructions apart is right,
   * and another bit is wrong.
   */
  public Optional<Instruction> like(long word) {
    return Optional.ofNullable(candidate(tree, word)).map(Candidate::instruction);
  }

  /** Whether there is a word that looks like an instruction and is none. */
  public boolean isResembled(Instruction instruction) {
    return isResembled(tree, instruction.name());
  }

  private static boolean isResembled(DecodingTree tree, String name) {
    return switch (tree) {
      case Nothing nothing -> false;
      case Switch bits -> bits.cases().stream().anyMatch(next -> isResembled(next, name));
      case Candidate it -> it.instruction().name().equals(name) && !it.acceptsAll();
    };
  }

  private static @Nullable Candidate candidate(DecodingTree from, long word) {
    var tree = from;
    while (tree instanceof Switch bits) {
      tree = bits.next(word);
    }
    return tree instanceof Candidate candidate ? candidate : null;
  }

  /** The same as conditions on a word that nobody knows yet. */
  public Decoding of(Word word) {
    return new Decoding(tree, word);
  }

  /** A word for each value of the bits that tell instructions apart which is no instruction's. */
  public List<Long> unassigned() {
    return Unassigned.words(tree);
  }
}
