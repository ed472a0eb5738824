package org.vmorph.model.text;

import java.util.List;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/**
 * The manual of a machine, in Markdown: its state, how it traps, its instructions, all printed from
 * its own data.
 */
public final class Manual {
  private final Architecture machine;
  private final Paper paper;
  private final PaperActs print;

  private Manual(Architecture machine, Paper paper) {
    this.machine = machine;
    this.paper = paper;
    this.print = new PaperActs(paper);
  }

  /** The manual, as the instructions are written. */
  public static String of(Architecture machine) {
    var manual = new Manual(machine, Paper.written(machine));
    return manual.text(
        manual.print.acts(machine.reset()),
        manual.traps(cause -> manual.print.acts(machine.trapEntry().acts(cause))),
        instruction -> manual.print.acts(instruction.acts()));
  }

  /**
   * The manual, as the instructions are meant: every trap with its condition, in order, then
   * everything that is set if none of them fires.
   */
  public static String expanded(Elaboration semantics) {
    var manual = new Manual(semantics.machine(), Paper.exact(semantics.machine()));
    return manual.text(
        manual.print.step(semantics.reset()),
        manual.traps(cause -> manual.print.step(semantics.entry(cause))),
        instruction -> manual.print.step(semantics.step(instruction)));
  }

  /** The entry of one instruction, as it is written: plain text, for messages. */
  public static String entry(Architecture machine, Instruction instruction) {
    var manual = new Manual(machine, Paper.written(machine));
    return String.join(
        "\n", ManualEntry.of(machine, instruction, manual.print.acts(instruction.acts())));
  }

  private List<String> traps(Function<Cause, List<String>> acts) {
    return new ManualTraps(machine).entries(acts);
  }

  private String text(
      List<String> reset, List<String> traps, Function<Instruction, List<String>> acts) {
    var page = new Page();
    page.line("# " + machine.name());
    page.paragraph(machine.says());
    page.paragraph("Generated from the machine's definition by `Manual`; do not edit.");
    new ManualState(machine).print(page);
    page.line("## Reset");
    page.paragraph("Everything is 0, except what is set here.");
    page.code(reset);
    new ManualTraps(machine).print(page, traps);
    new ManualCycle(machine).print(page, print::acts);
    new ManualForms(machine).print(page);
    var entries =
        machine.instructions().stream()
            .map(instruction -> ManualEntry.of(machine, instruction, acts.apply(instruction)))
            .toList();
    notation(page);
    page.line("## Instructions");
    for (int i = 0; i < entries.size(); i++) {
      page.line("### " + machine.instructions().get(i).name());
      page.code(entries.get(i));
    }
    return page.text();
  }

  private void notation(Page page) {
    page.line("## Notation");
    page.paragraph(
        "Everything on the right of `:=` is read before anything is set, and all sets happen"
            + " together.",
        "A trap cancels every set; of several traps the first one written fires.",
        "Numbers are compared without a sign unless the relation says otherwise.");
    if (!paper.legend().all().isEmpty()) {
      page.items(
          paper.legend().all().entrySet().stream()
              .map(entry -> "`" + entry.getKey() + "` " + entry.getValue() + ".")
              .toList());
    }
  }
}
