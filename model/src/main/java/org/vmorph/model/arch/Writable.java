package org.vmorph.model.arch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Syntax;

/**
 * What a dialect must obey to be one of a machine: every name is one thing, and every
 * pseudo-instruction stands for instructions that there are, written as they are written.
 */
final class Writable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.]*");
  private static final Pattern WORD = Pattern.compile("%?[A-Za-z]\\w*");
  private static final Pattern NUMBER = Pattern.compile("0[xX][0-9a-fA-F]+");

  private final String machine;
  private final List<Component> components;
  private final Map<String, Instruction> instructions;
  private final Dialect dialect;

  Writable(
      String machine, List<Component> components, List<Instruction> instructions, Dialect dialect) {
    this.machine = machine;
    this.components = components;
    this.instructions =
        instructions.stream().collect(Collectors.toMap(Instruction::name, Function.identity()));
    this.dialect = dialect;
  }

  void check() {
    registers();
    functions();
    var shapes = new HashMap<String, String>();
    instructions.forEach(
        (name, it) -> shapes.put(shape(name, Syntax.of(it.form())), "the instruction"));
    for (var pseudo : dialect.pseudo()) {
      pseudo(pseudo, shapes);
    }
    var names = dialect.pseudo().stream().map(PseudoInstruction::name).collect(Collectors.toSet());
    for (var padding : dialect.padding()) {
      if (!instructions.containsKey(padding) && !names.contains(padding)) {
        throw new MalformedMachine(
            machine, "padding '%s' is no instruction of it".formatted(padding));
      }
    }
  }

  private void registers() {
    long most =
        components.stream()
            .filter(it -> it instanceof File && it.role() == Role.GENERAL)
            .mapToLong(it -> 1L << ((File) it).indexBits())
            .max()
            .orElse(0);
    if (dialect.registers().names().size() > most) {
      throw new MalformedMachine(
          machine,
          "%d registers have names; expected %d at most"
              .formatted(dialect.registers().names().size(), most));
    }
    var seen = new HashSet<String>();
    for (var names : dialect.registers().names()) {
      if (names.isEmpty()) {
        throw new MalformedMachine(machine, "a register has a list of names that is empty");
      }
      for (var name : names) {
        unique("register", name, seen);
        if (instructions.containsKey(name)
            || dialect.pseudo().stream().anyMatch(it -> it.name().equals(name))) {
          throw new MalformedMachine(
              machine, "'%s' is no name for a register; it is an instruction".formatted(name));
        }
      }
    }
  }

  private void functions() {
    var seen = new HashSet<String>();
    for (var function : dialect.functions()) {
      unique("function", function.name(), seen);
      function
          .at()
          .filter(other -> dialect.functions().stream().noneMatch(it -> it.name().equals(other)))
          .ifPresent(
              other -> {
                throw new MalformedMachine(
                    machine,
                    "function '%s' is of '%s', which is no function"
                        .formatted(function.name(), other));
              });
    }
  }

  private void unique(String kind, String name, Set<String> seen) {
    if (!NAME.matcher(name).matches()) {
      throw new MalformedMachine(
          machine, "'%s' is no name for a %s".formatted(name.replaceAll("\\p{Cntrl}", "?"), kind));
    }
    if (!seen.add(name)) {
      throw new MalformedMachine(machine, "there are two %ss called '%s'".formatted(kind, name));
    }
  }

  private static String shape(String name, Syntax syntax) {
    return syntax.parts().stream()
        .map(Syntax.Part::shape)
        .collect(Collectors.joining(", ", name + " ", ""))
        .strip();
  }

  private MalformedMachine error(PseudoInstruction whose, String what) {
    return new MalformedMachine(machine, "pseudo-instruction '%s': %s".formatted(whose, what));
  }

  private void pseudo(PseudoInstruction it, Map<String, String> shapes) {
    var syntax = it.form();
    if (!NAME.matcher(it.name()).matches() || syntax.isEmpty()) {
      throw error(it, "expected a name and operands, as in 'mv rd, rs1'");
    }
    it.chosen()
        .filter(operand -> !it.operands().contains(operand))
        .ifPresent(
            operand -> {
              throw error(it, "it has no operand '%s'".formatted(operand));
            });
    var earlier = shapes.putIfAbsent(shape(it.name(), syntax.get()), "another one");
    if (earlier != null) {
      throw error(it, "%s of this name has operands that look the same".formatted(earlier));
    }
    for (var lines : it.samples()) {
      if (lines.isEmpty()) {
        throw error(it, "it stands for nothing; expected one instruction or more");
      }
      lines.forEach(line -> line(it, line));
    }
  }

  private void line(PseudoInstruction whose, String line) {
    var name = Expanded.name(line);
    if (!instructions.containsKey(name)
        && dialect.pseudo().stream().anyMatch(it -> it.name().equals(name))) {
      throw error(
          whose,
          "'%s' is a pseudo-instruction%s; expected instructions"
              .formatted(name, name.equals(whose.name()) ? ", this one" : ""));
    }
    try {
      var made =
          Expanded.of(line, it -> Optional.ofNullable(instructions.get(it)), whose.operands());
      made.values().forEach(value -> words(whose, line, value));
    } catch (IllegalArgumentException wrong) {
      throw wrong instanceof MalformedMachine
          ? wrong
          : error(whose, String.valueOf(wrong.getMessage()));
    }
  }

  /** An expression speaks of nothing but operands and functions. */
  private void words(PseudoInstruction whose, String line, String expression) {
    var known = new ArrayList<>(whose.operands());
    dialect.functions().forEach(function -> known.add("%" + function.name()));
    dialect.numbers().values().forEach(names -> known.addAll(names.keySet()));
    WORD.matcher(NUMBER.matcher(expression).replaceAll("0"))
        .results()
        .map(found -> found.group())
        .filter(word -> !known.contains(word))
        .findFirst()
        .ifPresent(
            word -> {
              throw error(
                  whose,
                  "'%s' in '%s' is none of its operands %s"
                      .formatted(word, line, whose.operands()));
            });
  }
}
