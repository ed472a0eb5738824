package org.vmorph.conformance.cli.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vmorph.conformance.cli.classify.ClassificationRows;
import org.vmorph.conformance.cli.classify.ClassificationText;
import org.vmorph.conformance.cli.classify.Prediction;
import org.vmorph.conformance.cli.published.Agreement;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.theorems.TheoremVerdict;

/**
 * A machine, as its page and the matrix show it.
 *
 * @param title its name with the pair of modes that is asked about, or with its settings
 * @param file of the page
 * @param picture file of the diagram
 * @param settings what is fixed in the model, and what its parameters are
 * @param instructions those that have a row
 */
record MachinePage(
    Prediction answer,
    String title,
    String file,
    String picture,
    List<Setting> settings,
    List<ToldTheorem> theorems,
    Optional<Published> published,
    List<InstructionEntry> instructions,
    String legend) {
  /** How many names a cell of the matrix has room for. */
  private static final int FEW = 8;

  /** Something that is fixed, by name. */
  record Setting(String name, String value) {}

  /**
   * What a theorem says.
   *
   * @param kind of the verdict: the class of its cell
   * @param shortly for a cell of the matrix
   * @param published what is published of it; empty if nothing is
   */
  record ToldTheorem(int number, String kind, String whole, String shortly, String published) {}

  /** What was published, and how that agrees. */
  record Published(String source, String found, boolean whole, List<Difference> differences) {}

  /** What is not as published. */
  record Difference(String name, String how, String why) {}

  /** A machine as it usually is, or as a monitor sets it up for a pair of its modes. */
  static MachinePage ofUsual(Prediction answer) {
    return of(answer, answer.machine().title());
  }

  /** A machine with other settings. */
  static MachinePage ofSettings(Prediction answer) {
    return of(answer, answer.machine().called());
  }

  private static MachinePage of(Prediction answer, String title) {
    var machine = answer.machine();
    var agreement = answer.published();
    var name = title.replaceAll("[^A-Za-z0-9]+", "-");
    var settings = new ArrayList<Setting>();
    machine
        .configuration()
        .printed()
        .forEach((key, value) -> settings.add(new Setting(key, value)));
    var rows = ClassificationRows.of(answer);
    return new MachinePage(
        answer,
        title,
        name + ".html",
        name + ".svg",
        settings,
        answer.theorems().stream().map(it -> told(machine, it, agreement)).toList(),
        agreement.map(MachinePage::published),
        rows.rows().stream()
            .map(row -> InstructionEntry.of(machine, rows.columns(), row, agreement))
            .toList(),
        rows.legend().strip());
  }

  private static ToldTheorem told(
      Architecture machine, TheoremVerdict verdict, Optional<Agreement> agreement) {
    return new ToldTheorem(
        verdict.theorem(),
        verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        ClassificationText.verdict(machine, verdict),
        ClassificationText.verdict(machine, verdict, FEW),
        agreement.map(it -> it.publication().theorems().get(verdict.theorem())).orElse(""));
  }

  private static Published published(Agreement agreement) {
    return new Published(
        agreement.publication().source(),
        String.join(", ", agreement.found()),
        agreement.isWhole(),
        agreement.differences().stream()
            .map(it -> new Difference(it, agreement.how(it), agreement.why(it)))
            .toList());
  }

  /** Its name with its settings. */
  String called() {
    return answer.machine().called();
  }

  String says() {
    return answer.machine().says();
  }

  String reading() {
    return answer.reading().says();
  }

  /** Whether there is a critical instruction. */
  boolean hasCritical() {
    return instructions.stream().anyMatch(InstructionEntry::critical);
  }

  /** Whether somebody has built it. */
  boolean isBuilt() {
    return Machines.built().stream().anyMatch(it -> it.name().equals(answer.machine().name()));
  }
}
