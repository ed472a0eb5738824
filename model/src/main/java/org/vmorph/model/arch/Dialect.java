package org.vmorph.model.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Instruction;

/**
 * How programs of a machine are written, besides what the syntax of its instructions says: data of
 * the machine, which assembler and disassembler both read.
 *
 * @param lexis comments and expressions
 * @param registers what the general registers are called
 * @param numbers names of the values that an operand may have, by the operand's name; where one is
 *     expected they go before labels
 * @param functions what {@code %name(...)} is
 * @param pseudo the pseudo-instructions; of several that print an instruction the first one does
 * @param padding what an alignment among instructions is filled with, the shortest first, each
 *     twice as long as the one before
 */
public record Dialect(
    Lexis lexis,
    Registers registers,
    Map<String, Map<String, Long>> numbers,
    List<NumberFunction> functions,
    List<PseudoInstruction> pseudo,
    List<String> padding) {
  /**
   * What a line is made of.
   *
   * @param comments what a comment begins with that ends with the line
   * @param hasBlocks whether there are comments between {@code /}{@code *} and {@code *}{@code /}
   * @param separator what stands between the statements of a line, if it may have several
   * @param operators those of two numbers, the weakest first
   */
  public record Lexis(
      List<String> comments,
      boolean hasBlocks,
      Optional<String> separator,
      List<List<String>> operators) {
    /** Keeps its own lists. */
    public Lexis {
      comments = List.copyOf(comments);
      operators = operators.stream().map(List::copyOf).toList();
    }
  }

  /**
   * What the general registers are called, which {@code r} stands for in a syntax.
   *
   * @param letter what stands before a number
   * @param names those that have names, by number; the first one is printed
   * @param isNoIndex whether register 0 is left out where it is an index
   */
  public record Registers(String letter, List<List<String>> names, boolean isNoIndex) {
    private static final Pattern FIXED = Pattern.compile("\\br([0-9]{1,3})\\b");

    /** Keeps its own lists. */
    public Registers {
      names = names.stream().map(List::copyOf).toList();
    }

    /** What a register is called in print. */
    public String name(long number) {
      return number < names.size() ? names.get((int) number).getFirst() : letter + number;
    }

    /** A syntax in which the registers that are no operands have their names. */
    public String named(String syntax) {
      return FIXED.matcher(syntax).replaceAll(register -> name(Long.parseLong(register.group(1))));
    }

    /** The registers by name. */
    public Map<String, Integer> byName() {
      return names.stream()
          .flatMap(List::stream)
          .collect(Collectors.toMap(name -> name, this::number));
    }

    private int number(String name) {
      return names.indexOf(names.stream().filter(all -> all.contains(name)).findFirst().get());
    }
  }

  /** What is written where a machine says nothing: operators as in C, registers by number. */
  public static final Dialect PLAIN =
      new Dialect(
          new Lexis(
              List.of(";"),
              false,
              Optional.empty(),
              List.of(
                  List.of("|"),
                  List.of("^"),
                  List.of("&"),
                  List.of("<<", ">>"),
                  List.of("+", "-"),
                  List.of("*", "/", "%"))),
          new Registers("r", List.of(), true),
          Map.of(),
          List.of(),
          List.of(),
          List.of());

  /** Keeps its own lists. */
  public Dialect {
    numbers = Map.copyOf(numbers);
    functions = List.copyOf(functions);
    pseudo = List.copyOf(pseudo);
    padding = List.copyOf(padding);
  }

  /** The same with other registers. */
  public Dialect with(Registers other) {
    return new Dialect(lexis, other, numbers, functions, pseudo, padding);
  }

  /** The same with other pseudo-instructions. */
  public Dialect with(List<PseudoInstruction> others) {
    return new Dialect(lexis, registers, numbers, functions, others, padding);
  }

  /** What of it can be written where there are these instructions alone. */
  Dialect of(List<Instruction> instructions) {
    var names = new HashSet<>(instructions.stream().map(Instruction::name).toList());
    var left = pseudo.stream().filter(it -> names.containsAll(it.mnemonics())).toList();
    left.forEach(it -> names.add(it.name()));
    return new Dialect(
        lexis,
        registers,
        numbers,
        functions,
        left,
        padding.stream().filter(names::contains).toList());
  }
}
