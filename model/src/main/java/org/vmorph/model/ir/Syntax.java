package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operands of a form as the assembler writes them, taken apart: {@code ra}, a register; {@code
 * pri}, one of another file; {@code r2}, register 2 whatever the operands; {@code x}, a number;
 * {@code .+x}, the address that is x further than the instruction's; {@code x[31:12]}, some of a
 * number's bits, as an unsigned number; {@code x(rb)}, a number and an index; {@code (rb)}, an
 * address.
 */
public record Syntax(List<Part> parts) {
  /** What stands between two commas; an operand is given by its place among those of the form. */
  public sealed interface Part {
    /**
     * A register.
     *
     * @param file what stands before its number: {@code r}, or the name of another file
     */
    record Register(String file, int operand) implements Part {}

    /** A register that is no operand, and always the same. */
    record Fixed(String file, int number) implements Part {}

    /** A number. */
    record Number(int operand) implements Part {}

    /** An address; the operand is how far it is from the instruction's own. */
    record Relative(int operand) implements Part {}

    /** Bits of a signed number, whose low ones are 0: an unsigned number. */
    record Bits(int operand, int high, int low) implements Part {}

    /** A number, and a register in parentheses. */
    record Indexed(Part number, Part register) implements Part {}

    /** A register in parentheses, and no number. */
    record Indirect(Part register) implements Part {}

    /** Its operands, in the order in which they are written. */
    default Stream<Integer> operands() {
      return switch (this) {
        case Register(var file, var operand) -> Stream.of(operand);
        case Fixed fixed -> Stream.of();
        case Number(var operand) -> Stream.of(operand);
        case Relative(var operand) -> Stream.of(operand);
        case Bits(var operand, var high, var low) -> Stream.of(operand);
        case Indexed(var number, var register) ->
            Stream.concat(number.operands(), register.operands());
        case Indirect(var register) -> register.operands();
      };
    }

    /** The registers in it. */
    default Stream<Part> registers() {
      return switch (this) {
        case Register register -> Stream.of(register);
        case Fixed fixed -> Stream.of(fixed);
        case Indexed(var number, var register) -> Stream.of(register);
        case Indirect(var register) -> Stream.of(register);
        case Number number -> Stream.of();
        case Relative relative -> Stream.of();
        case Bits bits -> Stream.of();
      };
    }

    /**
     * By what it can be told from another part: {@code r} a register, {@code x} a number, {@code
     * x(r)} and {@code (r)}.
     */
    default String shape() {
      return switch (this) {
        case Register register -> "r";
        case Fixed(var file, var number) -> file + number;
        case Number number -> "x";
        case Relative relative -> "x";
        case Bits bits -> "x";
        case Indexed(var number, var register) -> "x(" + register.shape() + ")";
        case Indirect(var register) -> "(" + register.shape() + ")";
      };
    }
  }

  /** The letters before the operand that is the number of a register. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z_.]+");

  private static final Pattern FIXED = Pattern.compile("([A-Za-z_.]+)([0-9]{1,3})");
  private static final Pattern RELATIVE = Pattern.compile("\\.\\+(\\w+)");
  private static final Pattern BITS = Pattern.compile("(\\w+)\\[([0-9]{1,2}):([0-9]{1,2})]");
  private static final Pattern INDEXED = Pattern.compile("(\\w*)\\((\\w+)\\)");

  /** Keeps its own list. */
  public Syntax {
    parts = List.copyOf(parts);
  }

  /**
   * The syntax of a form.
   *
   * @throws IllegalArgumentException if it names something else than the form's operands
   */
  public static Syntax of(Form form) {
    fault(form)
        .ifPresent(
            what -> {
              throw new IllegalArgumentException(what);
            });
    return read(form.syntax(), form.operands().stream().map(Word.Operand::name).toList())
        .orElseThrow();
  }

  /** Why a form cannot be written, if it cannot: its syntax has each of its operands once. */
  public static Optional<String> fault(Form form) {
    var names = form.operands().stream().map(Word.Operand::name).toList();
    boolean all = read(form.syntax(), names).filter(it -> it.isOf(names)).isPresent();
    return all
        ? Optional.empty()
        : Optional.of(
            "syntax '%s' is not of the operands %s, each once".formatted(form.syntax(), names));
  }

  /** Whether it has each of them once. */
  private boolean isOf(List<String> names) {
    var written = parts.stream().flatMap(Part::operands).toList();
    return written.size() == names.size() && written.stream().distinct().count() == names.size();
  }

  /** What is written with these operands, if it is; some of them may be missing. */
  public static Optional<Syntax> read(String text, List<String> names) {
    var parts = new ArrayList<Part>();
    for (var each : texts(text)) {
      var part = part(each, names);
      if (part == null) {
        return Optional.empty();
      }
      parts.add(part);
    }
    return Optional.of(new Syntax(parts));
  }

  /** The texts between the commas. */
  public static List<String> texts(String syntax) {
    return syntax.isEmpty() ? List.of() : Arrays.asList(syntax.split(", ", -1));
  }

  private static @Nullable Part part(String text, List<String> names) {
    var indexed = INDEXED.matcher(text);
    if (indexed.matches()) {
      return indexed(indexed, names);
    }
    var relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      return names.contains(relative.group(1))
          ? new Part.Relative(names.indexOf(relative.group(1)))
          : null;
    }
    var bits = BITS.matcher(text);
    if (bits.matches()) {
      int high = Integer.parseInt(bits.group(2));
      int low = Integer.parseInt(bits.group(3));
      return names.contains(bits.group(1)) && low < high && high < 64
          ? new Part.Bits(names.indexOf(bits.group(1)), high, low)
          : null;
    }
    return names.contains(text) ? new Part.Number(names.indexOf(text)) : register(text, names);
  }

  private static @Nullable Part indexed(Matcher text, List<String> names) {
    var register = register(text.group(2), names);
    if (register == null) {
      return null;
    }
    if (text.group(1).isEmpty()) {
      return new Part.Indirect(register);
    }
    return names.contains(text.group(1))
        ? new Part.Indexed(new Part.Number(names.indexOf(text.group(1))), register)
        : null;
  }

  /** The operand a register's name ends with, the longest one; or a number. */
  private static @Nullable Part register(String text, List<String> names) {
    var operand =
        names.stream()
            .filter(name -> isRegister(text, name))
            .max(Comparator.comparingInt(String::length));
    if (operand.isPresent()) {
      var file = text.substring(0, text.length() - operand.get().length());
      return new Part.Register(file, names.indexOf(operand.get()));
    }
    var fixed = FIXED.matcher(text);
    return fixed.matches()
        ? new Part.Fixed(fixed.group(1), Integer.parseInt(fixed.group(2)))
        : null;
  }

  private static boolean isRegister(String text, String operand) {
    return text.endsWith(operand)
        && FILE.matcher(text).region(0, text.length() - operand.length()).matches();
  }
}
