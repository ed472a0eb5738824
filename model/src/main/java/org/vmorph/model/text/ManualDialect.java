package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.PseudoInstruction;

/** How programs are written, in the manual of a machine that has names of its own for that. */
final class ManualDialect {
  private final Dialect dialect;

  ManualDialect(Architecture machine) {
    this.dialect = machine.dialect();
  }

  void print(Page page) {
    var names = dialect.registers().names();
    if (names.isEmpty() && dialect.pseudo().isEmpty()) {
      return;
    }
    page.line("## Names and pseudo-instructions");
    var letter = dialect.registers().letter();
    if (!names.isEmpty()) {
      page.paragraph(
          "`rd` stands for a register: `%s0`, `%s1` and so on, or by its name."
              .formatted(letter, letter));
      var rows = new ArrayList<List<String>>();
      for (int i = 0; i < names.size(); i++) {
        rows.add(List.of("`" + letter + i + "`", String.join(", ", names.get(i))));
      }
      page.table(List.of("register", "names"), rows);
    }
    if (!dialect.pseudo().isEmpty()) {
      page.paragraph(
          "What a pseudo-instruction stands for; `.` is the address of the first of several"
              + " instructions.");
      page.table(
          List.of("pseudo-instruction", "instructions"),
          dialect.pseudo().stream().map(ManualDialect::row).toList());
    }
  }

  private static List<String> row(PseudoInstruction pseudo) {
    var lines =
        pseudo
            .chosen()
            .map(operand -> "as many as " + operand + " needs")
            .orElseGet(
                () ->
                    pseudo.lines().apply(0).stream()
                        .map(line -> "`" + line + "`")
                        .collect(Collectors.joining("; ")));
    return List.of("`" + pseudo + "`", lines);
  }
}
