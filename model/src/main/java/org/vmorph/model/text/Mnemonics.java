package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Expanded;
import org.vmorph.model.arch.PseudoInstruction;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;
import org.vmorph.model.ir.Word;

/** What can be written where an instruction is expected: those of a machine, and pseudo ones. */
final class Mnemonics {
  private final Architecture machine;

  /** Where names are those of operands, and never of registers. */
  private final Lexer lexer;

  private final Functions functions;
  private final Dialect dialect;
  private final Map<String, List<WrittenForm>> forms = new LinkedHashMap<>();

  /**
   * Reads the pseudo-instructions.
   *
   * @throws IllegalArgumentException if what one stands for cannot be read
   */
  Mnemonics(Architecture machine, Lexer lexer, Functions functions) {
    this.machine = machine;
    this.lexer = new Lexer(lexer.dialect().with(Dialect.PLAIN.registers()));
    this.functions = functions;
    this.dialect = lexer.dialect();
    machine.instructions().forEach(it -> add(it.name(), form(it)));
    dialect.pseudo().forEach(it -> add(it.name(), form(it)));
  }

  private void add(String name, WrittenForm form) {
    forms.computeIfAbsent(name, it -> new ArrayList<>()).add(form);
  }

  private WrittenForm form(Instruction instruction) {
    return new WrittenForm(
        usage(instruction.name(), instruction.form().syntax()),
        syntax(instruction, dialect),
        (values, column) -> new Statement.Code(List.of(new Statement.Coded(instruction, values))));
  }

  private String usage(String name, String syntax) {
    return (name + " " + dialect.registers().named(syntax)).strip();
  }

  /** The operands of an instruction as they are written. */
  static OperandSyntax syntax(Instruction instruction, Dialect dialect) {
    var form = instruction.form();
    return new OperandSyntax(
        Syntax.of(form),
        form.operands().stream().map(Word.Operand::name).toList(),
        form.operands().stream().map(Word.Operand::bits).toList(),
        dialect);
  }

  private WrittenForm form(PseudoInstruction pseudo) {
    var operands = pseudo.operands();
    var always = pseudo.chosen().isEmpty() ? templates(pseudo, 0) : List.<Template>of();
    var bits = registerBits(pseudo, templates(pseudo, 0));
    return new WrittenForm(
        usage(pseudo.name(), pseudo.syntax()),
        new OperandSyntax(pseudo.form().orElseThrow(), operands, bits, dialect),
        (values, column) -> {
          var named = new HashMap<String, Expression>();
          for (int i = 0; i < operands.size(); i++) {
            named.put(operands.get(i), values.get(i));
          }
          return pseudo
              .chosen()
              .<Statement>map(
                  name ->
                      new Statement.Chosen(
                          values.get(operands.indexOf(name)),
                          number -> code(templates(pseudo, number), named, column)))
              .orElseGet(() -> code(always, named, column));
        });
  }

  private static Statement.Code code(
      List<Template> templates, Map<String, Expression> values, int column) {
    return new Statement.Code(templates.stream().map(it -> it.with(values, column)).toList());
  }

  private List<Template> templates(PseudoInstruction pseudo, long number) {
    return pseudo.lines().apply(number).stream()
        .map(line -> Expanded.of(line, machine::instruction, pseudo.operands()))
        .map(it -> new Template(it.instruction(), expressions(it)))
        .toList();
  }

  private List<Expression> expressions(Expanded of) {
    var all = new ArrayList<Expression>();
    var operands = of.instruction().form().operands();
    for (int i = 0; i < operands.size(); i++) {
      var names = dialect.numbers().getOrDefault(operands.get(i).name(), Map.of());
      var text = of.values().get(i);
      try {
        var cursor = new Cursor(text, lexer, functions);
        all.add(cursor.number(names));
        cursor.end();
      } catch (Mistake mistake) {
        throw new IllegalArgumentException(
            "%s: '%s' for %s: %s".formatted(machine, text, of.instruction(), mistake.text()));
      }
    }
    return all;
  }

  /** As many as the register has that it becomes. */
  private static List<Integer> registerBits(PseudoInstruction pseudo, List<Template> templates) {
    return pseudo.operands().stream()
        .map(name -> templates.stream().mapToInt(it -> it.bits(name)).max().orElse(Integer.SIZE))
        .toList();
  }

  /** The ways to write what has a name; none if nothing has. */
  List<WrittenForm> named(String name) {
    return forms.getOrDefault(name, List.of());
  }

  /** All names. */
  List<String> names() {
    return List.copyOf(forms.keySet());
  }

  /** An instruction, whose operands are expressions of those of a pseudo-instruction. */
  private record Template(Instruction instruction, List<Expression> operands) {
    Statement.Coded with(Map<String, Expression> values, int column) {
      return new Statement.Coded(
          instruction, operands.stream().map(it -> it.with(values, column)).toList());
    }

    int bits(String name) {
      int most = 0;
      for (int i = 0; i < operands.size(); i++) {
        if (operands.get(i) instanceof Expression.Name it && it.name().equals(name)) {
          most = Math.max(most, instruction.form().operands().get(i).bits());
        }
      }
      return most;
    }
  }
}
