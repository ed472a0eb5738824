package org.vmorph.conformance.cli.classify;

import java.util.List;
import org.vmorph.conformance.cli.classify.Regions.Region;
import org.vmorph.conformance.cli.published.Agreement;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.DefinitionVerdict;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.Sensitivity;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.TheoremVerdict;

/** What the solver says of a machine, and how that agrees with what was published, as Markdown. */
final class VerdictPage {
  private VerdictPage() {}

  /**
   * Of a machine about which something has been published.
   *
   * @param other what is found under another reading
   */
  static String of(Prediction answer, Prediction other, Agreement agreement) {
    var machine = answer.machine();
    var text = new StringBuilder("# " + machine.called() + "\n\n");
    text.append(machine.says()).append('\n');
    text.append(
        "What `./vmorph classify %s` finds; written by a test.%n%n".formatted(command(machine)));
    text.append("Reading: ").append(answer.reading().says()).append(".\n\n");
    machine
        .configuration()
        .printed()
        .forEach((name, value) -> text.append("- `%s`: %s%n".formatted(name, value)));
    text.append(
        "%n## What the theorems say%n%n| | %s | %s | published |%n|---|---|---|---|%n"
            .formatted(answer.reading(), other.reading()));
    for (int i = 0; i < answer.theorems().size(); i++) {
      var theorem = answer.theorems().get(i);
      var published = agreement.publication().theorems().getOrDefault(theorem.theorem(), "");
      text.append(
          "| Theorem %d | %s | %s | %s |%n"
              .formatted(
                  theorem.theorem(),
                  verdict(answer, theorem),
                  verdict(other, other.theorems().get(i)),
                  published));
    }
    text.append("\nPublished: ").append(agreement.publication().source()).append(".\n\n");
    text.append(agreement(agreement));
    text.append("\n![The sets of its instructions](%s.svg)%n%n".formatted(fileName(machine)));
    text.append(regions(answer));
    for (var c : answer.parts()) {
      if (c.critical()) {
        text.append(critical(answer, c, agreement));
      }
    }
    return text.toString();
  }

  /** What its page and its picture are called, without what they end with. */
  static String fileName(Architecture machine) {
    return machine.called().replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String command(Architecture machine) {
    var changed = machine.configuration().settings().changed();
    return changed.isEmpty()
        ? machine.name()
        : machine.name() + " --config " + String.join(",", changed);
  }

  private static String agreement(Agreement agreement) {
    if (agreement.isWhole()) {
      return agreement.found().isEmpty()
          ? "All of it is found here.\n"
          : "All of it is found here: "
              + String.join(", ", agreement.found())
              + " critical, and nothing else.\n";
    }
    var text = new StringBuilder();
    if (!agreement.found().isEmpty()) {
      text.append(
          "Critical there and here (%d): %s.%n"
              .formatted(agreement.found().size(), String.join(", ", agreement.found())));
    }
    text.append("\nWhat differs:\n\n");
    for (var difference : agreement.differences()) {
      text.append(
          "- %s (%s): %s.%n"
              .formatted(difference, agreement.how(difference), agreement.why(difference)));
    }
    return text.toString();
  }

  /** The instructions by the sets they are in. */
  static String regions(Prediction answer) {
    var text = new StringBuilder("| | |\n|---|---|\n");
    var names = new NamesOfCases(answer.machine());
    var regions = Regions.of(answer.parts());
    for (var region : Region.values()) {
      var in = regions.in(region);
      if (!in.isEmpty()) {
        text.append(
            "| %s (%d) | %s |%n"
                .formatted(region.says(), in.size(), String.join(" ", names.shortly(in))));
      }
    }
    return text.append("\n").toString();
  }

  private static String critical(Prediction answer, Classification c, Agreement agreement) {
    var name = c.instruction().name();
    var text = new StringBuilder("## " + name + "\n\n" + c.instruction().says());
    text.append(
        agreement
            .publication()
            .called(name)
            .map("\nPublished as %s.\n"::formatted)
            .orElse("\nNot published.\n"));
    var depends = ClassificationText.names(c.dependsOn(Scope.ALL));
    if (!depends.isEmpty()) {
      text.append("Its result depends on ").append(String.join(", ", depends)).append(".\n");
    }
    DefinitionVerdicts.of(c).stream()
        .filter(it -> it.definition() instanceof Sensitivity && it.verdict().refuted())
        .findFirst()
        .ifPresent(it -> text.append(witness(answer, it)));
    return text.append("\n").toString();
  }

  private static String witness(Prediction answer, DefinitionVerdict told) {
    if (!(told.verdict() instanceof Verdict.Refuted(var witness))) {
      return "";
    }
    List<String> lines = WitnessTable.lines(answer.machine(), witness);
    return "%nIt is %s, for this is a case (%s):%n%n```%n%s%n```%n"
        .formatted(told.name(), told.sentence(), String.join("\n", lines));
  }

  static String verdict(Prediction answer, TheoremVerdict theorem) {
    return ClassificationText.verdict(answer.machine(), theorem);
  }
}
