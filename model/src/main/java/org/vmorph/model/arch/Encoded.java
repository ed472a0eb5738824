package org.vmorph.model.arch;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;

/**
 * An instruction and the words it stands for.
 *
 * @param pattern in the word that is fetched, which may be longer than the instruction
 */
record Encoded(Instruction instruction, BitPattern pattern) {
  /** An instruction in the words of a fetch. */
  static Encoded of(Instruction instruction, Addressing fetch) {
    var pattern = instruction.pattern();
    int low = fetch.parcels().map(how -> how.low(pattern.bits())).orElse(0);
    return new Encoded(instruction, pattern.within(low, fetch.bits()));
  }

  /** All instructions of a machine, in manual order. */
  static List<Encoded> all(List<Instruction> instructions, Addressing fetch) {
    return instructions.stream().map(it -> of(it, fetch)).toList();
  }

  /** Whether some word of which this is known is the instruction. */
  boolean isPossible(Match known) {
    return pattern.fixed().meets(known)
        && pattern.fixed().and(known).except(pattern.excludedWords()).isPresent();
  }

  /** A word that is this instruction and that one, if there is one. */
  OptionalLong meets(Encoded that) {
    if (!pattern.fixed().meets(that.pattern.fixed())) {
      return OptionalLong.empty();
    }
    var excluded =
        Stream.concat(pattern.excludedWords().stream(), that.pattern.excludedWords().stream());
    return pattern.fixed().and(that.pattern.fixed()).except(excluded.toList());
  }
}
