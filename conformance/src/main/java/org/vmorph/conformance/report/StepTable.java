package org.vmorph.conformance.report;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.run.again.Row;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.finding.Did;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.text.Disassembler;

/**
 * The steps, a column for each party; only the last ones both agree on are shown, and lines that
 * differ are marked.
 */
final class StepTable {
  private static final int AGREED = 3;
  private static final int MOST_DIFFERENCES = 8;
  private static final int COLUMN = 35;

  private final Divergence divergence;
  private final Trace trace;
  private final Disassembler disassembler;
  private final StateText states;
  private final List<String> lines = new ArrayList<>();

  StepTable(Divergence divergence, Trace trace) {
    this.divergence = divergence;
    this.trace = trace;
    this.disassembler = new Disassembler(divergence.setting().machine());
    this.states = new StateText(divergence.setting().machine(), disassembler);
  }

  List<String> lines() {
    add("  step", "bare machine", "  ", divergence.setting().monitorNames());
    if (trace.rows().isEmpty()) {
      lines.add("        - - - - - - - - - - - - no step was agreed on - - - - - - - - - - - -");
      both(states.control(divergence.bareState()), states.control(divergence.virtualState()));
      differences();
      return lines;
    }
    var agreed = trace.rows().subList(0, trace.rows().size() - 1);
    int hidden = Math.max(0, agreed.size() - AGREED);
    if (hidden > 0) {
      lines.add("   ...  " + hidden + (hidden == 1 ? " step" : " steps") + " alike");
    }
    agreed.subList(hidden, agreed.size()).forEach(this::row);
    lines.add("        - - - - - - - - - - - - agreed until here - - - - - - - - - - - -");
    row(trace.rows().getLast());
    differences();
    return lines;
  }

  private void row(Row row) {
    var instruction = AnnotatedProgram.step(disassembler, row);
    // A monitor's note is no difference: it says how, not what.
    var note =
        row.virtual().kind() == Did.Kind.FAILED || row.virtual().note().isEmpty()
            ? ""
            : "  (" + row.virtual().note() + ")";
    add(
        "%6d".formatted(row.step()),
        instruction + outcome(row.bare()),
        row.bare().sameAs(row.virtual()) ? "  " : "# ",
        instruction + outcome(row.virtual()) + note);
    both(states.control(row.bareState()), states.control(row.virtualState()));
  }

  private static String outcome(Did did) {
    return switch (did.kind()) {
      case COMPLETED -> "";
      case TRAPPED -> "  -> trap " + did.cause().map(Cause::name).orElse("");
      case HALTED -> "  -> stops";
      case FAILED -> "  -> breaks down";
    };
  }

  private void differences() {
    long words = divergence.setting().words();
    var others =
        divergence.differences().stream().filter(d -> !states.isControl(d.component())).toList();
    for (var d : others.subList(0, Math.min(MOST_DIFFERENCES, others.size()))) {
      both(
          states.word(d.component(), d.index(), d.left(), words),
          states.word(d.component(), d.index(), d.right(), words));
    }
    if (others.size() > MOST_DIFFERENCES) {
      lines.add("        ... " + (others.size() - MOST_DIFFERENCES) + " more differences");
    }
  }

  private void both(String left, String right) {
    add("", left, left.equals(right) ? "  " : "# ", right);
  }

  private void add(String number, String left, String mark, String right) {
    lines.add(
        "%-6s  %-{n}s%s%s"
            .replace("{n}", String.valueOf(COLUMN))
            .formatted(number, left, mark, right)
            .stripTrailing());
  }
}
