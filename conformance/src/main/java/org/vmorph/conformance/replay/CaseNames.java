package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vmorph.conformance.run.finding.Failure;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.text.Nearest;

/** The names in a case that are its machine's: instructions and causes of traps. */
record CaseNames(String file, String text, Architecture machine) {
  private static final String TRAPS = "traps ";

  /**
   * Rejects names that the machine does not have.
   *
   * @throws FormatError naming the first of them, and the nearest that there is
   */
  void check(Case kept) {
    var instructions = machine.instructions().stream().map(Instruction::name).toList();
    for (var name : kept.token().without()) {
      check("without", "instruction", name, instructions);
    }
    kept.failure().ifPresent(failure -> check(failure, instructions));
  }

  private void check(Failure failure, List<String> instructions) {
    var places = new ArrayList<>(instructions);
    places.add("fetch");
    check("instruction", "instruction", failure.at(), places);
    var causes = Stream.concat(machine.causes().stream().map(Cause::name), Stream.of("?")).toList();
    cause("bare", failure.bare(), causes);
    cause("virtual", failure.virtual(), causes);
  }

  private void cause(String key, String outcome, List<String> causes) {
    if (outcome.startsWith(TRAPS)) {
      check(key, "cause of a trap", outcome.substring(TRAPS.length()), causes);
    }
  }

  private void check(String key, String what, String name, List<String> names) {
    if (!names.contains(name)) {
      var hint = Nearest.hint(name, names);
      throw new FormatError(
          file,
          line(key),
          1,
          "unknown %s '%s'%s"
              .formatted(what, name, hint.isEmpty() ? "; " + machine + " has none" : hint));
    }
  }

  /** The line of a key, from 1. */
  private int line(String key) {
    var lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).matches(";\\s*" + key + "\\s*:.*")) {
        return i + 1;
      }
    }
    return 1;
  }
}
