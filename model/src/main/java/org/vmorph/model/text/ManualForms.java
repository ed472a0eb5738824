package org.vmorph.model.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.BitPart;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Syntax;

/**
 * The forms of a machine's instructions in the manual: operands, and the bits of the instruction
 * word.
 */
final class ManualForms {
  private final Architecture machine;

  ManualForms(Architecture machine) {
    this.machine = machine;
  }

  void print(Page page) {
    page.line("## Instruction forms");
    if (machine.fetch().isEmpty()) {
      page.paragraph(
          "Instructions of this model are given with their operands and not decoded, so forms have"
              + " no bits.",
          "An opcode is only a name.");
      return;
    }
    if (!shared().isEmpty()) {
      page.paragraph(
          "Bits not named must be 0; a word with another bit set, or with another opcode, is no"
              + " instruction.");
    }
    if (hasIndex()) {
      page.paragraph(
          "`x` is a signed number, `ra` and `rb` are the registers numbered a and b.",
          "In `x(rb)` number 0 means no index, not register 0, and the assembler lets `(rb)` be"
              + " left out.");
    }
    otherFiles().forEach(page::paragraph);
    if (!shared().isEmpty()) {
      page.table(List.of("operands", "bits"), shared().stream().map(ManualForms::row).toList());
    }
    if (shared().size() < forms().size()) {
      page.paragraph(
          "Where no opcode is given, the bits of the word are, from the high end.",
          "Pieces as `imm[20|10:1]` are bits of the operand imm in this order; below the lowest"
              + " one that is named they are 0.",
          "Numbers are signed unless it is said that they are not.",
          "Behind `where` stand bits of an operand that are always the same, and values that it"
              + " does not have.");
    }
  }

  private Set<Form> forms() {
    return new LinkedHashSet<>(machine.instructions().stream().map(Instruction::form).toList());
  }

  /** Those with a place for an opcode; what has all its bits is printed with its instruction. */
  private List<Form> shared() {
    return forms().stream()
        .filter(form -> form.pattern().orElseThrow().opcode().isPresent())
        .toList();
  }

  private static List<String> row(Form form) {
    return List.of(form.syntax().isEmpty() ? "(none)" : "`" + form.syntax() + "`", bits(form));
  }

  /** What a register is that is none of the general ones. */
  private Stream<String> otherFiles() {
    return machine.instructions().stream()
        .map(Instruction::form)
        .flatMap(form -> Syntax.of(form).parts().stream().flatMap(part -> other(form, part)))
        .distinct();
  }

  private static Stream<String> other(Form form, Syntax.Part part) {
    if (part instanceof Syntax.Part.Register(var file, var operand) && !file.equals("r")) {
      var number = form.operands().get(operand).name();
      return Stream.of("`%s%s` is `%s[%s]`.".formatted(file, number, file, number));
    }
    return Stream.empty();
  }

  private boolean hasIndex() {
    return machine.instructions().stream().anyMatch(i -> i.form().syntax().contains("(rb)"));
  }

  private static String bits(Form form) {
    return form.pattern().orElseThrow().parts().stream()
        .filter(part -> !isZero(part))
        .map(part -> name(part) + " " + ManualState.range(part.high(), part.low()))
        .collect(Collectors.joining(", "));
  }

  private static boolean isZero(BitPart part) {
    return part.field().isEmpty() && !part.text().contains("1");
  }

  /** The name of an operand alone if all of it stands there, or else with its bits. */
  private static String name(BitPart part) {
    if (part.field().isEmpty()) {
      return part.text();
    }
    var operand = part.field().get().operand();
    boolean isAll = operand.bits() == part.high() - part.low() + 1;
    return (operand.name().equals(BitPattern.OPCODE) ? "opcode" : operand.name())
        + (isAll ? "" : part.text().substring(operand.name().length()));
  }
}
