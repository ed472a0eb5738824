package org.vmorph.conformance.cli.classify;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;

/** The names of the cases of a machine's instructions: {@code csrrw.satp}. */
final class NamesOfCases {
  /** Of each case, the instruction that it is one of. */
  private final Map<String, String> parents = new LinkedHashMap<>();

  /** How many cases end so. */
  private final Map<String, Long> ending;

  NamesOfCases(Architecture machine) {
    for (var instruction : machine.instructions()) {
      instruction.cases().forEach(one -> parents.put(one.name(), instruction.name()));
    }
    this.ending =
        parents.keySet().stream()
            .collect(Collectors.groupingBy(this::ending, Collectors.counting()));
  }

  boolean isCase(String name) {
    return parents.containsKey(name);
  }

  private String ending(String name) {
    return name.substring(parents.getOrDefault(name, "").length());
  }

  /** The same of those of which something is told: of those that end alike, if it is the same. */
  <T> Map<String, T> alike(Map<String, T> told) {
    var shorter = new LinkedHashMap<String, T>();
    told.keySet().stream()
        .collect(
            Collectors.groupingBy(
                name -> isCase(name) ? told.get(name) : name,
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .forEach(
            some -> shortly(some).forEach(name -> shorter.put(name, told.get(some.getFirst()))));
    return shorter;
  }

  /** What is told of all cases that end alike is told once: {@code *.satp}. */
  Set<String> shortly(List<String> names) {
    var told = new LinkedHashSet<String>();
    names.stream()
        .collect(Collectors.groupingBy(this::ending, LinkedHashMap::new, Collectors.toList()))
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
