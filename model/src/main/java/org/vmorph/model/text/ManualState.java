package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswLayout;
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
    page.paragraph(modes());
    parameters(page);
    if (!machine.configuration().facts().isEmpty()) {
      page.paragraph("This model fixes:");
      page.items(
          machine.configuration().facts().entrySet().stream()
              .map(e -> e.getKey() + " = " + e.getValue())
              .toList());
    }
    machine.trapEntry().layout().ifPresent(layout -> psw(page, layout));
  }

  private void parameters(Page page) {
    var configuration = machine.configuration();
    if (!configuration.parameters().isEmpty()) {
      page.paragraph("Parameters, as --config NAME=VALUE sets them:");
      page.table(
          List.of("parameter", "may be", "is", ""),
          configuration.parameters().stream()
              .map(
                  parameter ->
                      List.of(
                          parameter.name(),
                          parameter.range(),
                          configuration.settings().of(parameter),
                          parameter.says()))
              .toList());
    }
  }

  private String modes() {
    var mode = machine.mode();
    if (mode.levels().size() == 2) {
      return "Mode %s: %s, the supervisor mode, is %d; %s, the user mode, is %d."
          .formatted(
              mode.cell(),
              mode.name(mode.supervisor()),
              mode.supervisor(),
              mode.name(mode.user()),
              mode.user());
    }
    return mode.levels().reversed().stream()
        .map(level -> level.name() + " is " + level.value())
        .collect(
            Collectors.joining("; ", "Mode " + mode.cell() + ", the most privileged first: ", "."));
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

  private void psw(Page page, PswLayout layout) {
    page.line("## PSW");
    var rows = new ArrayList<List<String>>();
    for (var field : layout.word().fields()) {
      int low = layout.word().low(field);
      rows.add(List.of(range(low + field.bits() - 1, low), field.name(), meaning(layout, field)));
    }
    page.table(List.of("bits", "field", ""), rows);
  }

  private String meaning(PswLayout layout, Word.Field field) {
    var cell = field.cell();
    if (field.equals(layout.cause())) {
      return "written by a trap, ignored by a load";
    }
    return cell == null ? "ignored" : cell.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
