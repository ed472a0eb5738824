package org.vmorph.conformance.cli.classify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.classify.Classification;

/**
 * Cases of instructions of which the same is told: they have one row, under the name of the first,
 * and stand together below the table.
 */
final class AlikeCases {
  private static final int WIDTH = 78;

  private final NamesOfCases names;
  private final Map<List<Object>, List<String>> alike = new LinkedHashMap<>();

  AlikeCases(Architecture machine) {
    this.names = new NamesOfCases(machine);
  }

  /** Whether it has a row: it is no case, or the first of which this is told. */
  boolean hasRow(Classification c, Object... told) {
    var name = c.instruction().name();
    if (!names.isCase(name)) {
      return true;
    }
    var same = alike.computeIfAbsent(List.of(told), it -> new ArrayList<>());
    same.add(name);
    return same.size() == 1;
  }

  /** Which cases the rows stand for. */
  String legend() {
    return alike.values().stream()
        .filter(some -> some.size() > 1)
        .map(this::line)
        .collect(Collectors.joining());
  }

  private String line(List<String> some) {
    var text =
        "as "
            + some.getFirst()
            + " ("
            + some.size()
            + "): "
            + String.join(" ", names.shortly(some));
    return String.join("\n  ", DefinitionVerdictsText.wrapped(text, WIDTH)) + "\n";
  }
}
