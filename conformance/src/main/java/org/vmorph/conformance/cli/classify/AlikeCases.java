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

  /** How many cases end so. */
  private final Map<String, Long> ending;

  private final Map<List<Object>, List<String>> alike = new LinkedHashMap<>();

  AlikeCases(Architecture machine) {
    for (var instruction : machine.instructions()) {
      instruction.cases().forEach(one -> parents.put(one.name(), instruction.name()));
    }
    this.ending =
        parents.keySet().stream()
            .collect(Collectors.groupingBy(this::ending, Collectors.counting()));
  }

  private String ending(String name) {
    return name.substring(parents.getOrDefault(name, "").length());
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
    var told = new LinkedHashSet<String>();
    names.stream()
        .collect(Collectors.groupingBy(this::ending, TreeMap::new, Collectors.toList()))
        .forEach(
            (end, some) -> {
              if (ending.getOrDefault(end, 0L) == some.size()) {
                told.add("*" + end);
              } else {
                told.addAll(some);
              }
            });
    return told;
  }
}
