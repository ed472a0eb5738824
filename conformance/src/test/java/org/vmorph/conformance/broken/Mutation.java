package org.vmorph.conformance.broken;

import java.util.Collections;
import java.util.List;

/** Ways in which the author of a program gets it wrong, one place at a time: mutation operators. */
enum Mutation {
  /** A word is another one: two hundred, drawn. */
  WORD {
    @Override
    List<Mutant> of(Original original) {
      return original.words();
    }
  },
  /** A statement is missing. */
  DROPPED {
    @Override
    List<Mutant> of(Original original) {
      return original.atInstructions((lines, at) -> lines.set(at, ""), (lines, at) -> "");
    }
  },
  /** A statement is there twice. */
  DUPLICATED {
    @Override
    List<Mutant> of(Original original) {
      return original.atInstructions(
          (lines, at) -> lines.set(at, lines.get(at) + "\n" + lines.get(at)),
          (lines, at) -> Effect.of(lines.get(at)).again() ? "a second time it does nothing" : "");
    }
  },
  /** Two statements, one right after the other, have changed places. */
  EXCHANGED {
    @Override
    List<Mutant> of(Original original) {
      return original.atInstructions(
          (lines, at) -> {
            if (at + 1 < lines.size()) {
              Collections.swap(lines, at, at + 1);
            }
          },
          (lines, at) ->
              Effect.mayComeLater(lines.get(at), lines.get(at + 1)) ? "their order is free" : "");
    }
  },
  /** A statement comes two later. */
  LATER {
    @Override
    List<Mutant> of(Original original) {
      return original.atInstructions(
          (lines, at) -> {
            if (at + 2 < lines.size()) {
              Collections.rotate(lines.subList(at, at + 3), -1);
            }
          },
          (lines, at) ->
              Effect.mayComeLater(lines.get(at), lines.get(at + 1), lines.get(at + 2))
                  ? "their order is free"
                  : "");
    }
  },
  /** A label stands at the statement after, or before, the one it belongs to. */
  LABEL {
    @Override
    List<Mutant> of(Original original) {
      return original.labels();
    }
  },
  /** From one empty line to the next a register has the number of another one. */
  REGISTER {
    @Override
    List<Mutant> of(Original original) {
      return original.registers();
    }
  },
  /** Two registers of an instruction have changed places. */
  OPERANDS {
    @Override
    List<Mutant> of(Original original) {
      return original.operandsExchanged();
    }
  },
  /** A bit of a number is wrong that is not one of the lowest eight. */
  HIGH_BIT {
    @Override
    List<Mutant> of(Original original) {
      return original.numbers(n -> n ^ 1L << 8, n -> n ^ 1L << 19, n -> n ^ 1L << 43);
    }
  },
  /** A number has been cut to so many bits. */
  TRUNCATED {
    @Override
    List<Mutant> of(Original original) {
      return original.numbers(
          n -> n & 1, n -> n & 3, n -> n & 7, n -> n & 0xf, n -> n & 0x7f, n -> n & 0xffff);
    }
  },
  /** A mask is one place further, or has a bit more or less. */
  MASK {
    @Override
    List<Mutant> of(Original original) {
      return original.numbers(
          n -> n << 1, n -> n >>> 1, n -> n | n << 1, n -> n & n >>> 1, n -> n & n - 1);
    }
  },
  /** A number is its own complement, or negative. */
  SIGN {
    @Override
    List<Mutant> of(Original original) {
      return original.numbers(n -> ~n, n -> -n);
    }
  };

  abstract List<Mutant> of(Original original);
}
