package org.vmorph.model.arch;

import java.util.List;
import java.util.Set;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;

/**
 * How an instruction word is told from all others: which bits are looked at, one after another.
 * Made once, by {@link Branching}, for all who decode.
 */
public sealed interface DecodingTree {
  /** The word is no instruction. */
  enum Nothing implements DecodingTree {
    NOTHING
  }

  /**
   * Bits of the word say how to go on.
   *
   * @param low the lowest of them
   * @param bits how many there are
   * @param cases by their value, 2^bits of them
   */
  record Switch(int low, int bits, List<DecodingTree> cases) implements DecodingTree {
    /** Keeps its own list. */
    public Switch {
      cases = List.copyOf(cases);
    }

    /** How to go on with a word. */
    DecodingTree next(long word) {
      return cases.get((int) (word >>> low) & (1 << bits) - 1);
    }
  }

  /**
   * The word is an instruction, if the bits are right that have not been looked at.
   *
   * @param pattern of the whole word
   * @param fixed what has to be looked at still
   * @param excluded what it must not be, besides
   * @param otherwise how to go on if it is not
   */
  record Candidate(
      Instruction instruction,
      BitPattern pattern,
      Match fixed,
      List<Match> excluded,
      DecodingTree otherwise)
      implements DecodingTree {
    /** Keeps its own list. */
    public Candidate {
      excluded = List.copyOf(excluded);
    }

    /** Whether a word that has come here is the instruction. */
    public boolean accepts(long word) {
      boolean accepts = fixed.matches(word);
      for (int i = 0; accepts && i < excluded.size(); i++) {
        accepts = !excluded.get(i).matches(word);
      }
      return accepts;
    }

    /** Whether each word that comes here is the instruction. */
    public boolean acceptsAll() {
      return fixed.mask() == 0 && excluded.isEmpty();
    }
  }

  /** The same where all other instructions are none. */
  default DecodingTree only(Set<String> names) {
    return switch (this) {
      case Nothing nothing -> nothing;
      case Switch(var low, var bits, var cases) -> {
        var some = cases.stream().map(next -> next.only(names)).toList();
        yield some.stream().allMatch(Nothing.NOTHING::equals)
            ? Nothing.NOTHING
            : new Switch(low, bits, some);
      }
      case Candidate(var it, var pattern, var fixed, var excluded, var otherwise) ->
          names.contains(it.name())
              ? new Candidate(it, pattern, fixed, excluded, otherwise.only(names))
              : otherwise.only(names);
    };
  }
}
