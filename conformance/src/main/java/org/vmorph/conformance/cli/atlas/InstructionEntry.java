package org.vmorph.conformance.cli.atlas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.cli.classify.ClassificationRows;
import org.vmorph.conformance.cli.classify.WitnessTable;
import org.vmorph.conformance.cli.published.Agreement;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.DefinitionVerdict;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.classify.DependsOn;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.Sensitivity;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.obligation.Verdict;

/**
 * An instruction, as its machine's page shows it.
 *
 * @param classes what is true of it, in the paper's words
 * @param published as what it is published; empty if it is not
 * @param witnesses a case of each that happens
 */
record InstructionEntry(
    String name,
    String says,
    String partial,
    boolean critical,
    List<String> classes,
    String remarks,
    String published,
    List<ToldWitness> witnesses) {

  /**
   * States side by side.
   *
   * @param name of what happens
   * @param sentence what was looked for
   */
  record ToldWitness(String name, String sentence, String operands, List<WitnessTable.Row> rows) {}

  static InstructionEntry of(
      Architecture machine,
      List<String> columns,
      ClassificationRows.Row row,
      Optional<Agreement> agreement) {
    var c = row.classification();
    var classes = new ArrayList<String>();
    for (int i = 0; i < columns.size(); i++) {
      if (row.words().get(i).equals("yes")) {
        classes.add(i == 0 ? columns.get(i) : columns.get(i) + " sensitive");
      } else if (!row.words().get(i).equals("-") && !row.words().get(i).equals(".")) {
        classes.add(columns.get(i) + ": " + row.words().get(i));
      }
    }
    return new InstructionEntry(
        row.name(),
        c.instruction().says(),
        c.instruction().partial().orElse(""),
        c.critical(),
        classes,
        row.remarks(),
        agreement.flatMap(it -> it.publication().called(row.name())).orElse(""),
        witnesses(machine, c));
  }

  private static List<ToldWitness> witnesses(Architecture machine, Classification c) {
    return DefinitionVerdicts.of(c).stream()
        .filter(InstructionEntry::isShown)
        .map(told -> witness(machine, told))
        .toList();
  }

  /**
   * What the theorems are about, and breaks of side conditions; not what only takes part in them.
   */
  private static boolean isShown(DefinitionVerdict told) {
    var asked = told.definition();
    boolean matters = asked instanceof Sensitivity || asked instanceof SideCondition;
    boolean isPart = asked instanceof DependsOn on && on.scope() != Scope.ALL;
    return matters && !isPart && told.verdict() instanceof Verdict.Refuted;
  }

  private static ToldWitness witness(Architecture machine, DefinitionVerdict told) {
    var refuted = (Verdict.Refuted) told.verdict();
    var table = WitnessTable.of(machine, refuted.witness());
    return new ToldWitness(told.name(), told.sentence(), table.operands(), table.rows());
  }
}
