package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;

/** What a machine's state consists of, in the manual: components, configuration, the PSW. */
final class ManualState {
  private final Architecture machine;

  ManualState(Architecture machine) {
    this.machine = machine;
  }

  /** Bits as the manual writes them: 63-56, or 63. */
  static String range(int high, int low) {
    return high == low ? "" + high : high + "-" + low;
  }

  void print(Page page) {
    page.line("## State");
    page.table(
        List.of("component", "bits", "words", "role"),
        machine.components().stream().map(this::row).toList());
    var mode = machine.mode();
    page.paragraph(
        "Mode "
            + mode.cell()
            + ": s, the supervisor mode, is "
            + mode.supervisor()
            + "; u, the user mode, is "
            + mode.user()
            + ".");
    if (!machine.configuration().isEmpty()) {
      page.paragraph("This model fixes:");
      page.items(
          machine.configuration().entrySet().stream()
              .map(e -> e.getKey() + " = " + e.getValue())
              .toList());
    }
    if (machine.trapEntry() instanceof PswSwap swap) {
      psw(page, swap);
    }
  }

  private List<String> row(Component component) {
    return List.of(
        component.name(),
        String.valueOf(component.bits()),
        switch (component) {
          case Cell cell -> "1";
          case File file when file.equals(machine.storage()) ->
              "q, " + machine.leastWords() + " to " + machine.mostWords();
          case File file -> String.valueOf(1L << file.indexBits());
        },
        component.role().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private void psw(Page page, PswSwap swap) {
    page.line("## PSW");
    var rows = new ArrayList<List<String>>();
    for (var field : swap.psw().fields()) {
      int low = swap.psw().low(field);
      rows.add(List.of(range(low + field.bits() - 1, low), field.name(), meaning(swap, field)));
    }
    page.table(List.of("bits", "field", ""), rows);
  }

  private String meaning(PswSwap swap, Word.Field field) {
    var cell = field.cell();
    if (field.equals(swap.cause())) {
      return "written by a trap, ignored by a load";
    }
    return cell == null ? "ignored" : cell.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
