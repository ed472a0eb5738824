package org.vmorph.model.text;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.ir.BitField;
import org.vmorph.model.ir.Syntax;

/**
 * Operands as the assembler reads them and the disassembler writes them: one description, a {@link
 * Syntax} and the names of a dialect, for both.
 *
 * @param operands by name, in the order in which the syntax numbers them
 * @param bits how many bits the number of each has, where it is a register
 */
record OperandSyntax(Syntax syntax, List<String> operands, List<Integer> bits, Dialect dialect) {
  /** Reads the operands off a line, all that it has, in the order of the operands. */
  List<Expression> read(Cursor line) {
    var values = new Expression[operands.size()];
    boolean first = true;
    for (var part : syntax.parts()) {
      if (!first) {
        line.pass(",");
      }
      first = false;
      read(part, values, line);
    }
    line.end();
    return Arrays.asList(values);
  }

  private void read(Syntax.Part part, Expression[] values, Cursor line) {
    switch (part) {
      case Syntax.Part.Register(var file, var operand) ->
          values[operand] = line.register(file, bits.get(operand));
      case Syntax.Part.Fixed(var file, var number) -> fixed(file, number, line);
      case Syntax.Part.Number(var operand) -> values[operand] = line.number(names(operand));
      case Syntax.Part.Relative(var operand) -> values[operand] = line.expression();
      case Syntax.Part.Bits(var operand, var high, var low) -> values[operand] = line.expression();
      case Syntax.Part.Indirect(var register) -> {
        if (line.peek().kind() == Lexeme.Kind.NUMBER && line.peek().value().signum() == 0) {
          line.next();
        }
        index(register, values, line);
      }
      case Syntax.Part.Indexed(var number, var register) -> {
        if (isLeftOut(line)) {
          number.operands().forEach(it -> values[it] = zero(line));
        } else {
          read(number, values, line);
        }
        if (dialect.registers().isNoIndex() && !line.peek().is("(")) {
          register.operands().forEach(it -> values[it] = zero(line));
        } else {
          index(register, values, line);
        }
      }
    }
  }

  /** Where a register follows at once: {@code (a0)}, and not {@code (1 + 2)(a0)}. */
  private static boolean isLeftOut(Cursor line) {
    return line.peek().is("(") && line.second().kind() == Lexeme.Kind.REGISTER;
  }

  private static Expression zero(Cursor line) {
    return new Expression.Number(BigInteger.ZERO, line.peek().column());
  }

  private void index(Syntax.Part register, Expression[] values, Cursor line) {
    line.pass("(");
    read(register, values, line);
    line.pass(")");
  }

  private void fixed(String file, int number, Cursor line) {
    int mark = line.mark();
    var read = line.register(file, Integer.SIZE);
    if (read instanceof Expression.Number it && it.value().intValue() != number) {
      line.back(mark);
      throw line.expected("register '" + register(file, number) + "'");
    }
  }

  private Map<String, Long> names(int operand) {
    return dialect.numbers().getOrDefault(operands.get(operand), Map.of());
  }

  /**
   * The operands as a program would write them.
   *
   * @param fields where each of them stands
   */
  String print(List<Long> values, List<BitField> fields) {
    return syntax.parts().stream()
        .map(part -> print(part, values, fields))
        .collect(Collectors.joining(", "));
  }

  private String print(Syntax.Part part, List<Long> values, List<BitField> fields) {
    return switch (part) {
      case Syntax.Part.Register(var file, var operand) -> register(file, values.get(operand));
      case Syntax.Part.Fixed(var file, var number) -> register(file, number);
      case Syntax.Part.Number(var operand) ->
          named(operand, values.get(operand), fields.get(operand));
      case Syntax.Part.Relative(var operand) -> {
        long far = signed(fields.get(operand), values.get(operand));
        yield far < 0 ? ". - " + -far : ". + " + far;
      }
      case Syntax.Part.Bits(var operand, var high, var low) ->
          "0x%x"
              .formatted(
                  signed(fields.get(operand), values.get(operand)) >>> low
                      & -1L >>> 63 - high + low);
      case Syntax.Part.Indirect(var register) -> "(" + print(register, values, fields) + ")";
      case Syntax.Part.Indexed(var number, var register) ->
          print(number, values, fields)
              + (isNoIndex(register, values) ? "" : "(" + print(register, values, fields) + ")");
    };
  }

  private boolean isNoIndex(Syntax.Part register, List<Long> values) {
    return dialect.registers().isNoIndex()
        && register.operands().allMatch(operand -> values.get(operand) == 0);
  }

  private String register(String file, long number) {
    return file.equals("r") ? dialect.registers().name(number) : file + number;
  }

  private String named(int operand, long value, BitField field) {
    return names(operand).entrySet().stream()
        .filter(name -> name.getValue() == value)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> print(field, value));
  }

  private static long signed(BitField field, long value) {
    int unused = 64 - field.operand().bits();
    return value << unused >> unused;
  }

  static String print(BitField field, long value) {
    return field.signed() ? Long.toString(signed(field, value)) : Long.toUnsignedString(value);
  }
}
