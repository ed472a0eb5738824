package org.vmorph.model.text;

import java.util.List;
import org.vmorph.model.ir.Instruction;

/** What a line of a program puts into storage. */
sealed interface Statement {
  /** An instruction and the values of its operands. */
  record Code(Instruction instruction, List<Expression> operands) implements Statement {}

  /**
   * {@code .word} and its like: numbers, each in so many units one behind the other.
   *
   * @param name what such a datum is called
   */
  record Data(String name, int units, List<Expression> values) implements Statement {}

  /** {@code .psw}: one word. */
  record Psw(List<Expression> cells) implements Statement {}

  /** {@code .string}: one unit for each character, and a zero. */
  record Text(String characters) implements Statement {}

  /** {@code .space}: so many units, zero. */
  record Space(Expression units) implements Statement {}

  /** {@code .org}: the address from which to go on. */
  record Origin(Expression address) implements Statement {}

  /** {@code name = value} and {@code .equ name, value}: no words. */
  record Constant(String name) implements Statement {}

  /** A line without a statement, or one that only includes others. */
  enum Nothing implements Statement {
    NOTHING
  }
}
