package org.vmorph.proofs.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A classification as a list: what was asked, in words, and what came of it. */
public final class DefinitionVerdicts {
  private DefinitionVerdicts() {}

  /** All of them, in the order of the paper; side conditions come last. */
  public static List<DefinitionVerdict> of(Classification c) {
    var answers = new ArrayList<DefinitionVerdict>();
    definitions(c).forEach(definition -> answers.add(answer(c, definition)));
    answers.addAll(conditions(c, Scope.ALL));
    answers.addAll(conditions(c, Scope.USER));
    return answers;
  }

  /** What is asked of one component after another is told by their names. */
  private static Stream<Definition> definitions(Classification c) {
    var runs = new LinkedHashMap<Object, SortedMap<String, Definition>>();
    for (var definition : c.verdicts().keySet()) {
      if (!(definition instanceof SideCondition)) {
        var run = definition instanceof DependsOn on ? on.scope() : definition;
        runs.computeIfAbsent(run, r -> new TreeMap<>()).put(definition.name(), definition);
      }
    }
    return runs.values().stream().flatMap(run -> run.values().stream());
  }

  private static DefinitionVerdict answer(Classification c, Definition definition) {
    return DefinitionVerdict.of(definition, c.reading(), c.verdictOn(definition));
  }

  /** What both theorems ask in the same forms is told once. */
  private static List<DefinitionVerdict> conditions(Classification c, Scope theorem) {
    var ofAll = c.forms(Scope.ALL);
    var answers = new ArrayList<DefinitionVerdict>();
    c.forms(theorem)
        .forEach(
            (kind, forms) -> {
              if (theorem == Scope.ALL || !forms.equals(ofAll.get(kind))) {
                answers.add(answer(c, forms).as(theorem.prefix() + kind));
              }
            });
    return answers;
  }

  /** The form that decides about all of them: that a case was found of, say. */
  private static DefinitionVerdict answer(Classification c, List<SideCondition> forms) {
    var verdict = c.verdictOn(forms);
    return forms.stream()
        .map(form -> answer(c, form))
        .filter(answer -> answer.verdict().equals(verdict))
        .findFirst()
        .orElseThrow();
  }
}
