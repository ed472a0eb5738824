package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.BitPart;
import org.vmorph.model.ir.BitPattern;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;

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
    page.paragraph(
        "Bits not named must be 0; a word with another bit set, or with another opcode, is no"
            + " instruction.");
    if (hasIndex()) {
      page.paragraph(
          "`x` is a signed number, `ra` and `rb` are the registers numbered a and b.",
          "In `x(rb)` number 0 means no index, not register 0, and the assembler lets `(rb)` be"
              + " left out.");
    }
    var rows = new ArrayList<List<String>>();
    for (var form :
        new LinkedHashSet<>(machine.instructions().stream().map(Instruction::form).toList())) {
      rows.add(List.of(form.syntax().isEmpty() ? "(none)" : "`" + form.syntax() + "`", bits(form)));
    }
    page.table(List.of("operands", "bits"), rows);
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
