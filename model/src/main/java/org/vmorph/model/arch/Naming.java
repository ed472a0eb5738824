package org.vmorph.model.arch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;
import org.vmorph.model.ir.Word;

/**
 * What a machine and its parts may be called: a name is one word in every text that has it, and no
 * two things of a kind have one name.
 */
final class Naming {
  /** How many words of storage there are, wherever a state is shown. */
  private static final Set<String> SIZE = Set.of("q");

  /** What the assembler's own names for numbers of the machine begin with. */
  private static final Set<String> NUMBERS = Set.of("op", "PSW", "cause");

  /** What reports call the parts of a step that are no instruction. */
  private static final Set<String> STEP = Set.of("fetch", "cycle", "illegal");

  private static final Pattern REGISTER = Pattern.compile("r[0-9]+");

  /** What names are made of; those of a machine stand in tokens and are names of files. */
  private enum Spelling {
    MACHINE("[A-Za-z0-9][A-Za-z0-9_-]*", "letters, digits, - and _"),
    COMPONENT("[A-Za-z][A-Za-z0-9_.]*'?", "letters, digits, . and _, a letter first"),
    CAUSE("[A-Za-z][A-Za-z0-9_-]*", "letters, digits, - and _, a letter first"),
    MNEMONIC("[A-Za-z][A-Za-z0-9_.]*", "letters, digits, . and _, a letter first"),
    TITLE("[A-Za-z][A-Za-z0-9_.-]*", "letters, digits, ., - and _, a letter first"),
    OPERAND("[A-Za-z][A-Za-z0-9]*", "letters and digits, a letter first");

    private final Pattern pattern;
    private final String expected;

    Spelling(String pattern, String expected) {
      this.pattern = Pattern.compile(pattern);
      this.expected = expected;
    }
  }

  private final String machine;

  /** Whether there are programs, so that the assembler has to read the names. */
  private final boolean assembled;

  Naming(String machine, boolean assembled) {
    this.machine = machine;
    this.assembled = assembled;
    check("a machine", machine, Spelling.MACHINE);
  }

  void components(List<Component> components) {
    unique("components", components, Component::name);
    for (var component : components) {
      var name = component.name();
      check("a component", name, Spelling.COMPONENT);
      not("a component", name, SIZE.contains(name), "the size of storage");
      notRegister("a component", name);
    }
  }

  void modes(List<Architecture.Mode.Level> levels) {
    unique("modes", levels, Architecture.Mode.Level::name);
    for (var level : levels) {
      check("a mode", level.name(), Spelling.OPERAND);
      notRegister("a mode", level.name());
    }
  }

  void causes(List<Cause> causes) {
    unique("causes", causes, Cause::name);
    causes.forEach(cause -> check("a cause", cause.name(), Spelling.CAUSE));
  }

  void instructions(List<Instruction> instructions, List<Component> components) {
    unique("instructions", instructions, Instruction::name);
    for (var instruction : instructions) {
      var name = instruction.name();
      check("an instruction", name, assembled ? Spelling.MNEMONIC : Spelling.TITLE);
      not("an instruction", name, assembled && NUMBERS.contains(name), "the assembler's");
      not("an instruction", name, assembled && STEP.contains(name), "a part of every step");
      notRegister("an instruction", name);
      var operands = instruction.form().operands();
      unique("operands of " + name, operands, Word.Operand::name);
      operands.forEach(operand -> check("an operand", operand.name(), Spelling.OPERAND));
      if (assembled && Syntax.fault(instruction.form()).isEmpty()) {
        Syntax.of(instruction.form()).parts().stream()
            .flatMap(Syntax.Part::registers)
            .forEach(part -> file(name, part, components));
      }
    }
  }

  /** A register is one of a file that the machine has; {@code r} is short for the general ones. */
  private void file(String instruction, Syntax.Part part, List<Component> components) {
    if (part instanceof Syntax.Part.Register(var file, var operand)
        && !file.equals("r")
        && components.stream().noneMatch(it -> it instanceof File && it.name().equals(file))) {
      throw error(
          "%s: '%s' is no file of it to number registers of; expected r, or one of %s"
              .formatted(
                  instruction,
                  file,
                  components.stream()
                      .filter(File.class::isInstance)
                      .map(Component::name)
                      .toList()));
    }
  }

  private void check(String kind, String name, Spelling spelling) {
    if (!spelling.pattern.matcher(name).matches()) {
      throw error(
          "'%s' is no name for %s; expected %s"
              .formatted(printable(name), kind, spelling.expected));
    }
  }

  private void notRegister(String kind, String name) {
    not(kind, name, assembled && REGISTER.matcher(name).matches(), "a register");
  }

  private void not(String kind, String name, boolean is, String what) {
    if (is) {
      throw error("'%s' is no name for %s; it is %s".formatted(name, kind, what));
    }
  }

  private <T> void unique(String kinds, List<T> all, Function<T, String> name) {
    var seen = new HashSet<String>();
    all.stream()
        .map(name)
        .filter(it -> !seen.add(it))
        .findFirst()
        .ifPresent(
            twice -> {
              throw error("there are two %s called '%s'".formatted(kinds, printable(twice)));
            });
  }

  /** In one line, whatever it is. */
  private static String printable(String name) {
    return name.replaceAll("\\p{Cntrl}", "?");
  }

  private MalformedMachine error(String what) {
    return new MalformedMachine(printable(machine), what);
  }
}
