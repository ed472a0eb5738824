package org.vmorph.model.text;

import java.util.List;
import java.util.function.Function;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.ir.Act;

/** What belongs to every step of a machine, in the manual; most machines have no such thing. */
final class ManualCycle {
  private final Cycle cycle;

  ManualCycle(Architecture machine) {
    this.cycle = machine.cycle();
  }

  void print(Page page, Function<List<Act>, List<String>> acts) {
    if (cycle.equals(Cycle.NOTHING)) {
      return;
    }
    page.line("## Every step");
    page.paragraph(
        "This belongs to the step and not to the instruction.",
        "It is read in the state the step started in.");
    part(page, "Before the fetch:", acts.apply(cycle.checks()));
    part(page, "Besides, when the step completes:", acts.apply(cycle.completed()));
    part(page, "Besides, whether the step completes or traps:", acts.apply(cycle.always()));
  }

  private static void part(Page page, String when, List<String> acts) {
    if (!acts.isEmpty()) {
      page.paragraph(when);
      page.code(acts);
    }
  }
}
