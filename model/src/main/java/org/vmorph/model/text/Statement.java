package org.vmorph.model.text;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.vmorph.model.ir.Instruction;

/** What a line of a program puts into storage. */
sealed interface Statement {
  /** An instruction and the values of its operands. */
  record Coded(Instruction instruction, List<Expression> operands) {}

  /** One instruction, or several one behind the other. */
  record Code(List<Coded> instructions) implements Statement {}

  /**
   * A pseudo-instruction whose instructions a number says; it is known when the line is placed.
   *
   * @param code the instructions for a number
   */
  record Chosen(Expression number, LongFunction<Code> code) implements Statement {}

  /**
   * {@code .word} and its like: numbers, each in so many units one behind the other.
   *
   * @param name what such a datum is called
   */
  record Data(String name, int units, List<Expression> values) implements Statement {}

  /** {@code .psw}: one word. */
  record Psw(List<Expression> cells) implements Statement {}

  /** {@code .string} and {@code .ascii}: texts, behind each of which a zero may stand. */
  record Text(List<String> texts, boolean hasZero) implements Statement {}

  /** {@code .space}: so many units, all the same. */
  record Space(Expression units, Expression fill) implements Statement {}

  /**
   * {@code .align} and its like: as many units as lead to a multiple.
   *
   * @param unit of so many units, or of as many as 2 to that power
   * @param fill what they are; empty for what does not matter there
   */
  record Aligned(Expression unit, boolean isPower, Optional<Expression> fill)
      implements Statement {}

  /**
   * {@code .text} and {@code .section name}: the part of the program that the next lines are of.
   */
  record Section(String name) implements Statement {}

  /** {@code .org}: the address from which to go on. */
  record Origin(Expression address) implements Statement {}

  /** {@code name = value} and {@code .equ name, value}: no words. */
  record Constant(String name) implements Statement {}

  /** A line without a statement, or one that only includes others. */
  enum Nothing implements Statement {
    NOTHING
  }
}
