package org.vmorph.model.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operands of a form as the assembler writes them, taken apart: {@code ra}, a register; {@code
 * pri}, one of another file; {@code x}, a signed number; {@code x(rb)}, a number and perhaps an
 * index.
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

    /** A signed number. */
    record Number(int operand) implements Part {}

    /** A signed number, and a register in parentheses unless it is register 0. */
    record Indexed(int number, int register) implements Part {}
  }

  /** The letters before the operand that is the number of a register. */
  private static final Pattern FILE = Pattern.compile("[A-Za-z_.]+");

  private static final Pattern INDEXED = Pattern.compile("(\\w+)\\((\\w+)\\)");

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
    var names = form.operands().stream().map(Word.Operand::name).toList();
    return new Syntax(texts(form).stream().map(text -> part(text, names)).toList());
  }

  /** Why a form cannot be written, if it cannot: its syntax has each of its operands once. */
  public static Optional<String> fault(Form form) {
    var names = form.operands().stream().map(Word.Operand::name).toList();
    var written = new ArrayList<String>();
    for (var text : texts(form)) {
      var indexed = INDEXED.matcher(text);
      written.addAll(
          indexed.matches()
              ? List.of(indexed.group(1), index(indexed.group(2)))
              : List.of(names.contains(text) ? text : register(text, names)));
    }
    boolean all = written.size() == names.size() && written.containsAll(names);
    return all
        ? Optional.empty()
        : Optional.of(
            "syntax '%s' is not of the operands %s, each once".formatted(form.syntax(), names));
  }

  private static List<String> texts(Form form) {
    return form.syntax().isEmpty() ? List.of() : Arrays.asList(form.syntax().split(", ", -1));
  }

  private static Part part(String text, List<String> names) {
    var indexed = INDEXED.matcher(text);
    if (indexed.matches()) {
      return new Part.Indexed(
          names.indexOf(indexed.group(1)), names.indexOf(index(indexed.group(2))));
    }
    if (names.contains(text)) {
      return new Part.Number(names.indexOf(text));
    }
    var operand = register(text, names);
    var file = text.substring(0, text.length() - operand.length());
    return new Part.Register(file, names.indexOf(operand));
  }

  private static String index(String text) {
    return text.startsWith("r") ? text.substring(1) : text;
  }

  /** The operand a register's name ends with; its longest one, and all of the text if none. */
  private static String register(String text, List<String> names) {
    return names.stream()
        .filter(name -> isRegister(text, name))
        .max(Comparator.comparingInt(String::length))
        .orElse(text);
  }

  private static boolean isRegister(String text, String operand) {
    return text.endsWith(operand)
        && FILE.matcher(text).region(0, text.length() - operand.length()).matches();
  }
}
