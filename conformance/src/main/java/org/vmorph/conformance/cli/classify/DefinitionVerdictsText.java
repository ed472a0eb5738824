package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.DefinitionVerdict;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.obligation.Verdict;

/**
 * Every verdict on an instruction, for people: what was asked, and the witness where there is one.
 */
final class DefinitionVerdictsText {
  private static final int WIDTH = 98;

  private final Architecture machine;
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private DefinitionVerdictsText(Architecture machine, Terminal terminal) {
    this.machine = machine;
    this.terminal = terminal;
  }

  static String of(Architecture machine, Classification c, Terminal terminal) {
    var all = new DefinitionVerdictsText(machine, terminal);
    all.text.append(c.instruction().name()).append("  ").append(c.instruction().says());
    all.text.append("\n\n");
    DefinitionVerdicts.of(c).forEach(all::add);
    return all.text.toString().stripTrailing() + "\n";
  }

  private void add(DefinitionVerdict answer) {
    switch (answer.verdict()) {
      case Verdict.Proved always ->
          line(
              answer,
              ", for all states, operands and storage sizes"
                  + (answer.word().equals("yes") ? ", and not vacuously" : ""));
      case Verdict.Vacuous nothing -> line(answer, ": there is no pair of states it speaks of");
      case Verdict.Unknown unknown -> line(answer, ": " + unknown.reason());
      case Verdict.Refuted(var witness) -> {
        paragraph();
        line(answer, ", for this is a case:");
        wrapped(answer.sentence(), Math.min(WIDTH, Screen.columns() - 2))
            .forEach(line -> text.append("  ").append(line).append('\n'));
        text.append('\n');
        WitnessTable.lines(machine, witness).forEach(this::row);
        text.append('\n');
      }
    }
  }

  private void row(String line) {
    text.append(WitnessTable.differs(line) ? terminal.bad(line) : line).append('\n');
  }

  private void line(DefinitionVerdict answer, String why) {
    text.append(answer.name()).append(": ").append(answer.word()).append(why).append('\n');
  }

  private void paragraph() {
    if (!text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
  }

  /** A sentence in lines of no more than so many letters. */
  static List<String> wrapped(String sentence, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : sentence.split(" ")) {
      if (line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
