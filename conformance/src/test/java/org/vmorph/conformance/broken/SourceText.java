package org.vmorph.conformance.broken;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * The text of monitor.s with all that it includes, a line each: a label, which may be missing, and
 * a statement.
 */
record SourceText(Architecture machine, List<String> labels, List<String> statements) {
  /** Of an assembled program. */
  static SourceText of(Architecture machine, Program program) {
    var labels = new ArrayList<String>();
    var statements = new ArrayList<String>();
    for (var line : program.source()) {
      var code = line.contains(";") ? line.substring(0, line.indexOf(';')) : line;
      if (code.contains(".include")) {
        continue;
      }
      int colon = code.indexOf(':');
      labels.add(colon < 0 ? "" : code.substring(0, colon + 1).strip());
      statements.add(code.substring(colon + 1).strip());
    }
    return new SourceText(machine, labels, statements);
  }

  int size() {
    return statements.size();
  }

  /** The lines that are instructions. */
  List<Integer> instructions() {
    return IntStream.range(0, size()).filter(this::isInstruction).boxed().toList();
  }

  private boolean isInstruction(int line) {
    var word = statements.get(line).split("\\s+", 2)[0];
    return machine.instruction(word).isPresent();
  }

  /** The same with other statements, and the labels where they are. */
  SourceText with(List<String> others) {
    return new SourceText(machine, labels, List.copyOf(others));
  }

  /** The same with a label at another line. */
  SourceText moved(int from, int to) {
    var others = new ArrayList<>(labels);
    others.set(to, labels.get(from));
    others.set(from, "");
    return new SourceText(machine, List.copyOf(others), statements);
  }

  /** The monitor; nothing if nobody could assemble it. */
  Optional<ImageMonitor> monitor() {
    var text = new StringBuilder();
    for (int i = 0; i < size(); i++) {
      text.append(labels.get(i)).append(' ').append(statements.get(i)).append('\n');
    }
    try {
      var program = new Assembler(machine).assemble("monitor.s", text.toString());
      return Optional.of(ImageMonitor.of("mutant", machine, program));
    } catch (AssemblyError | IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }
}
