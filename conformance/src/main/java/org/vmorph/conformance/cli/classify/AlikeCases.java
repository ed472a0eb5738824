package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classification;

/**
 * Cases of instructions of which the same is told: they have one row, under the name of the first,
 * and stand together below the table.
 */
final class AlikeCases {
  private static final int WIDTH = 78;

  /** Of each case, the instruction that it is one of. */
  private final Map<String, String> parents = new LinkedHashMap<>();

  private final Map<List<Object>, List<String>> alike = new LinkedHashMap<>();

  AlikeCases(Architecture machine) {
    for (var instruction : machine.instructions()) {
      instruction.cases().forEach(one -> parents.put(one.name(), instruction.name()));
    }
  }

  /** Whether it has a row: it is no case, or the first of which this is told. */
  boolean hasRow(Classification c, Object... told) {
    var name = c.instruction().name();
    if (!parents.containsKey(name)) {
      return true;
    }
    var same = alike.computeIfAbsent(List.of(told), it -> new ArrayList<>());
    same.add(name);
    return same.size() == 1;
  }

  /** Which cases the rows stand for. */
  String legend() {
    return alike.values().stream()
        .filter(names -> names.size() > 1)
        .map(this::line)
        .collect(Collectors.joining());
  }

  private String line(List<String> names) {
    var text =
        "as " + names.getFirst() + " (" + names.size() + "): " + String.join(" ", shortly(names));
    return String.join("\n  ", DefinitionVerdictsText.wrapped(text, WIDTH)) + "\n";
  }

  /** What is told of all cases that end alike is told once. */
  private Set<String> shortly(List<String> names) {
    var byEnding = new TreeMap<String, List<String>>();
    names.forEach(
        it ->
            byEnding
                .computeIfAbsent(
                    it.substring(parents.getOrDefault(it, "").length()), e -> new ArrayList<>())
                .add(it));
    var told = new LinkedHashSet<String>();
    byEnding.forEach(
        (ending, some) -> {
          if (some.size() == all(ending)) {
            told.add("*" + ending);
          } else {
            told.addAll(some);
          }
        });
    return told;
  }

  /** How many cases end so. */
  private long all(String ending) {
    return parents.entrySet().stream()
        .filter(it -> it.getKey().equals(it.getValue() + ending))
        .count();
  }
}
