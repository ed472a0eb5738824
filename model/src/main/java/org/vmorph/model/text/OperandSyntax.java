package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Form;
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
  long encode(long opcode, List<Expression> values, Expression.Scope scope) {
    var words = new long[values.size()];
    for (var part : parts) {
      switch (part) {
        case Syntax.Part.Register(var file, var operand) ->
            words[operand] = values.get(operand).value(scope).longValue();
        case Syntax.Part.Number(var operand) -> words[operand] = number(operand, values, scope);
        case Syntax.Part.Indexed(var number, var register) -> {
          words[number] = number(number, values, scope);
          words[register] = values.get(register).value(scope).longValue();
        }
      }
    }
    return form.encode(opcode, words);
  }

  private long number(int operand, List<Expression> values, Expression.Scope scope) {
    var field = form.operands().get(operand);
    return Range.signed(field.name(), field.bits()).check(values.get(operand), scope);
  }

  /** The operands as a program would write them. */
  String print(long[] values) {
    return parts.stream().map(part -> print(part, values)).collect(Collectors.joining(", "));
  }

  private String print(Syntax.Part part, long[] values) {
    return switch (part) {
      case Syntax.Part.Register(var file, var operand) -> file + values[operand];
      case Syntax.Part.Number(var operand) -> signed(operand, values);
      case Syntax.Part.Indexed(var number, var register) ->
          signed(number, values) + (values[register] == 0 ? "" : "(r" + values[register] + ")");
    };
  }

  private String signed(int operand, long[] values) {
    int unused = 64 - bits(operand);
    return Long.toString(values[operand] << unused >> unused);
  }
}
