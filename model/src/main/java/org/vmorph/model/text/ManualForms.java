package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
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
    page.paragraph(
        "Bits not named must be 0; a word with another bit set, or with another opcode, is no"
            + " instruction.");
    if (hasIndex()) {
      page.paragraph(
          "`x` is a signed number, `ra` and `rb` are the registers numbered a and b.",
          "In `x(rb)` number 0 means no index, not register 0, and the assembler lets `(rb)` be"
              + " left out.");
    }
    otherFiles().forEach(page::paragraph);
    var rows = new ArrayList<List<String>>();
    for (var form :
        new LinkedHashSet<>(machine.instructions().stream().map(Instruction::form).toList())) {
      rows.add(List.of(form.syntax().isEmpty() ? "(none)" : "`" + form.syntax() + "`", bits(form)));
    }
    page.table(List.of("operands", "bits"), rows);
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
    int low = form.fields().stream().mapToInt(Form.Field::bits).sum();
    var parts = new ArrayList<String>();
    for (var field : form.fields()) {
      int high = low - 1;
      low -= field.bits();
      switch (field.kind()) {
        case OPCODE -> parts.add("opcode " + ManualState.range(high, low));
        case OPERAND -> parts.add(field.name() + " " + ManualState.range(high, low));
        case ZERO -> {}
      }
    }
    return parts.stream().collect(Collectors.joining(", "));
  }
}
