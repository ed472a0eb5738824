package org.vmorph.model.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
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
    return written(machine).whole();
  }

  /**
   * What a machine has that another one has not, or has otherwise, as the instructions are written;
   * for the rest it names the other's manual, a file beside it.
   */
  public static String of(Architecture machine, Architecture varied) {
    return written(machine).besides(written(varied));
  }

  private static ManualText written(Architecture machine) {
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
    return manual
        .text(
            manual.print.step(semantics.reset()),
            manual.traps(cause -> manual.print.step(semantics.entry(cause))),
            instruction -> manual.print.step(semantics.step(instruction)))
        .whole();
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

  private ManualText text(
      List<String> reset, List<String> traps, Function<Instruction, List<String>> acts) {
    var sections = new ArrayList<Page>();
    sections.add(page(new ManualState(machine)::print));
    sections.add(page(new ManualAddresses(machine)::print));
    sections.add(page(page -> reset(page, reset)));
    sections.add(page(page -> new ManualTraps(machine).print(page, traps)));
    sections.add(page(page -> new ManualCycle(machine).print(page, print::acts)));
    sections.add(page(new ManualForms(machine)::print));
    sections.add(page(new ManualDialect(machine)::print));
    var entries = new LinkedHashMap<String, List<String>>();
    for (var instruction : machine.instructions()) {
      entries.put(
          instruction.name(), ManualEntry.of(machine, instruction, acts.apply(instruction)));
    }
    // All has been printed by now, and what it was printed with is known.
    return new ManualText(machine, sections, paper.legend().all(), entries);
  }

  private static Page page(Consumer<Page> printer) {
    var page = new Page();
    printer.accept(page);
    return page;
  }

  private static void reset(Page page, List<String> reset) {
    page.line("## Reset");
    page.paragraph("Everything is 0, except what is set here.");
    page.code(reset);
  }
}
