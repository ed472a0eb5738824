package org.vmorph.conformance.cli.classify;

import java.util.List;
import java.util.stream.Collectors;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.proofs.classify.Definition;
import org.vmorph.proofs.provisos.Breach;
import org.vmorph.proofs.provisos.Provided;
import org.vmorph.proofs.provisos.Proviso;
import org.vmorph.proofs.provisos.ProvisoSearch;
import org.vmorph.proofs.provisos.WeakestProvisos;

/** Under which provisos a goal is reached, for people: the sets, and why each is needed. */
final class ProvisosText {
  private final Architecture machine;
  private final StringBuilder text = new StringBuilder();

  private ProvisosText(Architecture machine) {
    this.machine = machine;
  }

  /**
   * What was found of a machine.
   *
   * @param search which says what was left open
   */
  static String of(
      Architecture machine, ProvisoSearch search, List<WeakestProvisos> found, boolean cases) {
    var all = new ProvisosText(machine);
    all.text
        .append("Left open: ")
        .append(search.open().stream().map(Parameter::name).collect(Collectors.joining(" ")))
        .append('\n');
    if (!search.held().isEmpty()) {
      all.text
          .append("As it is, for every instruction is another one under it: ")
          .append(search.held().stream().map(Proviso::toString).collect(Collectors.joining(" ")))
          .append(" (--config)\n");
    }
    all.text.append('\n');
    found.forEach(it -> all.add(it, cases));
    return all.text.toString().stripTrailing() + "\n";
  }

  private void add(WeakestProvisos found, boolean cases) {
    var goal = found.goal().words();
    if (found.weakest().equals(List.of(Provided.NOTHING))) {
      text.append(goal).append(", whatever they are.\n\n");
      return;
    }
    if (found.weakest().isEmpty()) {
      text.append("Not known, or not so, whatever they are: ").append(goal).append(".\n");
    } else {
      text.append(goal).append(" if\n");
      text.append(
          found.weakest().stream()
              .map(it -> "  " + it + "\n")
              .collect(Collectors.joining("or if\n")));
    }
    found
        .needed()
        .forEach(
            (proviso, breach) -> {
              text.append("without ").append(proviso).append(": ").append(told(breach));
              if (cases) {
                addCase(breach);
              }
            });
    found.hopeless().forEach(breach -> text.append("in any case: ").append(told(breach)));
    if (!found.unknown().isEmpty()) {
      text.append("not known of: ").append(String.join(" ", found.unknown())).append('\n');
    }
    text.append('\n');
  }

  private static String told(Breach breach) {
    return "%s, %s (%s)\n"
        .formatted(
            breach.instruction().instruction().name(),
            breach.happens().stream().map(Definition::name).collect(Collectors.joining(", ")),
            breach.under());
  }

  private void addCase(Breach breach) {
    breach
        .seen()
        .ifPresent(
            definition -> {
              text.append("  ").append(definition.name()).append(":\n");
              WitnessTable.lines(machine, breach.witness(definition).orElseThrow())
                  .forEach(line -> text.append(line).append('\n'));
            });
  }
}
