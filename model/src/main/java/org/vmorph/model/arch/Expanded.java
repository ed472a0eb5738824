package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/**
 * An instruction that a pseudo-instruction stands for.
 *
 * @param values what stands for each operand of its form: an expression of the operands of the
 *     pseudo-instruction, of which a register is one as well
 */
public record Expanded(Instruction instruction, List<String> values) {
  private static final Pattern INDEXED = Pattern.compile("(.*)\\((r\\w+)\\)");

  /** Keeps its own list. */
  public Expanded {
    values = List.copyOf(values);
  }

  static String name(String line) {
    int space = line.indexOf(' ');
    return space < 0 ? line : line.substring(0, space);
  }

  /**
   * A line, read.
   *
   * @throws IllegalArgumentException if it is not as the instruction is written: the message says
   *     what was expected
   */
  public static Expanded of(
      String line, Function<String, Optional<Instruction>> named, List<String> operands) {
    var name = name(line);
    var instruction =
        named
            .apply(name)
            .orElseThrow(
                () -> new IllegalArgumentException("'%s' is no instruction".formatted(name)));
    var form = instruction.form();
    var parts = Syntax.of(form).parts();
    var texts = Syntax.texts(line.substring(Math.min(line.length(), name.length() + 1)));
    var values = new ArrayList<@Nullable String>();
    form.operands().forEach(operand -> values.add(null));
    boolean fits = texts.size() == parts.size();
    for (int i = 0; fits && i < parts.size(); i++) {
      fits =
          fills(parts.get(i), texts.get(i), values, operands) && exists(parts.get(i), values, form);
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "'%s' is not '%s' of the operands %s, or of registers by number"
              .formatted(line, (name + " " + form.syntax()).strip(), operands));
    }
    return new Expanded(instruction, values.stream().map(String::valueOf).toList());
  }

  private static boolean fills(
      Syntax.Part part, String text, List<@Nullable String> values, List<String> operands) {
    return switch (part) {
      case Syntax.Part.Register(var file, var operand) ->
          register(file, text, operands)
              .map(
                  value -> {
                    values.set(operand, value);
                    return true;
                  })
              .orElse(false);
      case Syntax.Part.Fixed(var file, var number) -> text.equals(file + number);
      case Syntax.Part.Number(var operand) -> number(operand, text, values);
      case Syntax.Part.Relative(var operand) -> number(operand, text, values);
      case Syntax.Part.Bits(var operand, var high, var low) -> number(operand, text, values);
      case Syntax.Part.Indexed(var number, var register) -> {
        var indexed = INDEXED.matcher(text);
        yield indexed.matches()
            && fills(number, indexed.group(1), values, operands)
            && fills(register, indexed.group(2), values, operands);
      }
      case Syntax.Part.Indirect(var register) ->
          text.startsWith("(")
              && text.endsWith(")")
              && fills(register, text.substring(1, text.length() - 1), values, operands);
    };
  }

  /** Whether there are the registers that are given by number. */
  private static boolean exists(Syntax.Part part, List<@Nullable String> values, Form form) {
    return part.registers()
        .flatMap(Syntax.Part::operands)
        .allMatch(
            operand -> {
              var value = String.valueOf(values.get(operand));
              return !value.matches("[0-9]+")
                  || Integer.parseInt(value) >>> form.operands().get(operand).bits() == 0;
            });
  }

  private static Optional<String> register(String file, String text, List<String> operands) {
    return Optional.of(text)
        .filter(it -> it.startsWith(file))
        .map(it -> it.substring(file.length()))
        .filter(it -> operands.contains(it) || it.matches("[0-9]{1,3}"));
  }

  private static boolean number(int operand, String text, List<@Nullable String> values) {
    values.set(operand, text);
    return !text.isBlank();
  }
}
