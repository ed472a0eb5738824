package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/**
 * The operands of a form, as the assembler reads them and the disassembler writes them: one
 * description, the form's own {@link Syntax}, for both.
 */
final class OperandSyntax {
  private final Form form;
  private final List<Syntax.Part> parts;

  /**
   * Reads the syntax of a form.
   *
   * @throws IllegalArgumentException if it names something else than the form's operands
   */
  OperandSyntax(Form form) {
    this.form = form;
    this.parts = Syntax.of(form).parts();
  }

  List<Syntax.Part> parts() {
    return parts;
  }

  /** Reads the operands off a line, in the order of the form. */
  List<Expression> read(Cursor line) {
    var values = new Expression[form.operands().size()];
    boolean first = true;
    for (var part : parts) {
      if (!first) {
        line.pass(",");
      }
      first = false;
      switch (part) {
        case Syntax.Part.Register(var file, var operand) ->
            values[operand] = line.register(file, bits(operand));
        case Syntax.Part.Number(var operand) -> values[operand] = line.expression();
        case Syntax.Part.Indexed(var number, var register) -> {
          values[number] = line.expression();
          values[register] = index(line, bits(register));
        }
      }
    }
    line.end();
    return List.of(values);
  }

  private static Expression index(Cursor line, int bits) {
    if (!line.passes("(")) {
      return new Expression.Number(BigInteger.ZERO, line.peek().column());
    }
    var register = line.register("r", bits);
    line.pass(")");
    return register;
  }

  private int bits(int operand) {
    return form.operands().get(operand).bits();
  }

  /** The instruction word. */
  long encode(Instruction instruction, List<Expression> values, Expression.Scope scope) {
    var pattern = instruction.pattern();
    var words = new long[values.size()];
    for (var part : parts) {
      switch (part) {
        case Syntax.Part.Register(var file, var operand) ->
            words[operand] = values.get(operand).value(scope).longValue();
        case Syntax.Part.Number(var operand) ->
            words[operand] = number(pattern.operands().get(operand), values.get(operand), scope);
        case Syntax.Part.Indexed(var number, var register) -> {
          words[number] = number(pattern.operands().get(number), values.get(number), scope);
          words[register] = values.get(register).value(scope).longValue();
        }
      }
    }
    for (int i = 0; i < words.length; i++) {
      fits(pattern, pattern.operands().get(i), words[i], values.get(i));
    }
    return pattern.encode(words);
  }

  private static long number(BitField field, Expression value, Expression.Scope scope) {
    var operand = field.operand();
    var range =
        field.signed()
            ? Range.signed(operand.name(), operand.bits())
            : Range.unsigned(operand.name(), operand.bits());
    return range.check(value, scope);
  }

  /** What the word has no place for, and what would make it another instruction. */
  private static void fits(BitPattern pattern, BitField field, long value, Expression where) {
    boolean isExcluded =
        pattern.excluded().stream()
            .anyMatch(it -> it.field().equals(field) && it.value() == field.get(field.put(value)));
    if (isExcluded || !field.holds(value)) {
      throw new Mistake(
          where.column(),
          "%s does not fit %s of '%s'"
              .formatted(print(field, value), field.operand().name(), pattern));
    }
  }

  /** The operands as a program would write them. */
  String print(long[] values) {
    return parts.stream().map(part -> print(part, values)).collect(Collectors.joining(", "));
  }

  private String print(Syntax.Part part, long[] values) {
    return switch (part) {
      case Syntax.Part.Register(var file, var operand) -> file + values[operand];
      case Syntax.Part.Number(var operand) -> number(operand, values);
      case Syntax.Part.Indexed(var number, var register) ->
          number(number, values) + (values[register] == 0 ? "" : "(r" + values[register] + ")");
    };
  }

  private String number(int operand, long[] values) {
    return print(form.pattern().orElseThrow().operands().get(operand), values[operand]);
  }

  private static String print(BitField field, long value) {
    int unused = 64 - field.operand().bits();
    return field.signed() ? Long.toString(value << unused >> unused) : Long.toUnsignedString(value);
  }
}
