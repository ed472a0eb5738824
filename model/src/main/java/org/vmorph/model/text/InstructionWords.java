package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.List;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/** The words of an instruction, from the operands that a program gives it. */
final class InstructionWords {
  private final BitPattern pattern;
  private final List<Syntax.Part> parts;

  InstructionWords(Instruction instruction) {
    this.pattern = instruction.pattern();
    this.parts = Syntax.of(instruction.form()).parts();
  }

  /**
   * The word.
   *
   * @param address where it stands
   */
  long word(List<Expression> values, Expression.Scope scope, long address) {
    var words = new long[values.size()];
    for (var part : parts) {
      set(part, words, values, scope, address);
    }
    for (int i = 0; i < words.length; i++) {
      fits(pattern.operands().get(i), words[i], values.get(i));
    }
    return pattern.encode(words);
  }

  private void set(
      Syntax.Part part,
      long[] words,
      List<Expression> values,
      Expression.Scope scope,
      long address) {
    switch (part) {
      case Syntax.Part.Register(var file, var operand) ->
          words[operand] = values.get(operand).value(scope).longValue();
      case Syntax.Part.Fixed fixed -> {}
      case Syntax.Part.Number(var operand) ->
          words[operand] = range(operand).check(values.get(operand), scope);
      case Syntax.Part.Relative(var operand) -> {
        var target = values.get(operand);
        words[operand] = distance(operand, target, target.value(scope), address);
      }
      case Syntax.Part.Bits(var operand, var high, var low) -> {
        var name = pattern.operands().get(operand).operand().name();
        long bits = Range.unsigned(name, high - low + 1).check(values.get(operand), scope);
        long value = bits << 63 - high + low >> 63 - high;
        words[operand] = range(operand).check(BigInteger.valueOf(value), values.get(operand));
      }
      case Syntax.Part.Indirect(var register) -> set(register, words, values, scope, address);
      case Syntax.Part.Indexed(var number, var register) -> {
        set(number, words, values, scope, address);
        set(register, words, values, scope, address);
      }
    }
  }

  private Range range(int operand) {
    var field = pattern.operands().get(operand);
    var it = field.operand();
    return field.signed()
        ? Range.signed(it.name(), it.bits())
        : Range.unsigned(it.name(), it.bits());
  }

  private long distance(int operand, Expression where, BigInteger target, long address) {
    var far = target.subtract(new BigInteger(Long.toUnsignedString(address)));
    var range = range(operand);
    boolean fits = range.holds(far);
    if (!fits || !pattern.operands().get(operand).holds(far.longValue())) {
      throw new Mistake(
          where.column(),
          "%s is %s away; expected %s"
              .formatted(
                  target, far, fits ? "an even distance" : range.least() + " to " + range.most()));
    }
    return far.longValue();
  }

  /** What the word has no place for, and what would make it another instruction. */
  private void fits(BitField field, long value, Expression where) {
    boolean isExcluded =
        pattern.excluded().stream()
            .anyMatch(it -> it.field().equals(field) && it.value() == field.get(field.put(value)));
    if (isExcluded || !field.holds(value)) {
      throw new Mistake(
          where.column(),
          "%s does not fit %s of '%s'"
              .formatted(OperandSyntax.print(field, value), field.operand().name(), pattern));
    }
  }
}
