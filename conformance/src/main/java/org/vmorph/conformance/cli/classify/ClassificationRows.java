package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.proofs.classify.BehaviourSensitive;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.classify.DefinitionVerdicts;
import org.vmorph.proofs.classify.DependsOn;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.classify.SideCondition;
import org.vmorph.proofs.obligation.Verdict;

/**
 * A classification as a matrix.
 *
 * @param columns what was asked, in the order of the paper
 * @param rows the instructions, and what belongs to every step, in manual order; cases of which the
 *     same is told have one
 * @param legend which cases the rows stand for
 */
public record ClassificationRows(List<String> columns, List<Row> rows, String legend) {
  /**
   * An instruction.
   *
   * @param words an answer to each column: {@code yes}, {@code -}, {@code vacuous}, {@code
   *     unknown}, or a dot where it was not asked
   */
  public record Row(Classification classification, List<String> words, String remarks) {
    /** As the instruction is called. */
    public String name() {
      return classification.instruction().name();
    }
  }

  /** The matrix of a prediction. */
  public static ClassificationRows of(Prediction prediction) {
    var columns =
        prediction.definitions().stream()
            .filter(ClassificationRows::hasColumn)
            .map(ToldAs::column)
            .toList();
    var rows = new ArrayList<Row>();
    var alike = new AlikeCases(prediction.machine());
    for (var c : prediction.parts()) {
      var words = words(c);
      if (alike.hasRow(c, words, remarks(c))) {
        var cells = columns.stream().map(column -> words.getOrDefault(column, ".")).toList();
        rows.add(new Row(c, cells, remarks(c)));
      }
    }
    return new ClassificationRows(columns, List.copyOf(rows), alike.legend());
  }

  private static Map<String, String> words(Classification c) {
    return DefinitionVerdicts.of(c).stream()
        .filter(answer -> hasColumn(answer.definition()))
        .collect(
            Collectors.toMap(
                answer -> ToldAs.column(answer.definition()),
                answer -> answer.word().equals("no") ? "-" : answer.word()));
  }

  private static boolean hasColumn(Definition definition) {
    return definition.shown() == Definition.Shown.COLUMN;
  }

  private static String remarks(Classification c) {
    var remarks = new LinkedHashSet<String>();
    if (c.critical()) {
      remarks.add("critical");
    }
    if (c.userCritical()) {
      remarks.add("user critical");
    }
    if (neitherAlone(c)) {
      remarks.add("mode and location together, neither alone");
    }
    if (!ClassificationText.names(c.dependsOn(Scope.ALL)).isEmpty()) {
      remarks.add(
          "depends on " + String.join(" ", ClassificationText.names(c.dependsOn(Scope.ALL))));
    }
    remarks.addAll(ClassificationText.names(others(c)));
    remarks.addAll(ClassificationText.names(c.conditions(Scope.ALL)));
    remarks.addAll(ClassificationText.names(c.conditions(Scope.USER)));
    return String.join(", ", remarks);
  }

  private static boolean neitherAlone(Classification c) {
    return c.happens(BehaviourSensitive.GENERAL)
        && !c.happens(BehaviourSensitive.MODE)
        && !c.happens(BehaviourSensitive.LOCATION);
  }

  /** What has no column, and is neither a component nor a side condition. */
  private static Map<String, Verdict> others(Classification c) {
    var others = new LinkedHashMap<String, Verdict>();
    for (var answer : DefinitionVerdicts.of(c)) {
      var asked = answer.definition();
      if (asked.shown() == Definition.Shown.REMARK
          && !(asked instanceof DependsOn)
          && !(asked instanceof SideCondition)) {
        others.put(answer.name(), answer.verdict());
      }
    }
    return others;
  }
}
