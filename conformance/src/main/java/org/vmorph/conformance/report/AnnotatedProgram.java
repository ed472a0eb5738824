package org.vmorph.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Row;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.text.Disassembler;

/**
 * A program, each word printed by how it was used: executed, loaded as a PSW, or neither. Zero
 * words are left out.
 */
public final class AnnotatedProgram {
  private final Disassembler disassembler;
  private final Set<Long> executed;
  private final Map<Long, Long> loaded;

  private AnnotatedProgram(Disassembler disassembler, Trace trace) {
    this.disassembler = disassembler;
    this.executed = trace.executed();
    this.loaded = trace.loaded();
  }

  /** A line per word, and one for the console; before them, how it starts if it is not reset. */
  public static List<String> of(GuestProgram program, Trace trace) {
    var listing = new AnnotatedProgram(new Disassembler(program.machine()), trace);
    var lines = new ArrayList<String>();
    program.start().ifPresent(start -> lines.add(listing.start(start.state())));
    for (int address = 0; address < program.size(); address++) {
      if (program.word(address) != 0) {
        lines.add("  %5d  %s".formatted(address, listing.word(address, program.word(address))));
      }
    }
    for (long word : program.input()) {
      lines.add("  input  " + Numbers.of(word));
    }
    return lines.isEmpty() ? List.of("         every word is zero") : lines;
  }

  private String start(Snapshot state) {
    var text = new StateText(state.machine(), disassembler);
    var line = new StringBuilder("  start  " + text.control(state));
    for (var cell : state.machine().cells()) {
      if (!text.isControl(cell) && state.get(cell) != 0) {
        line.append("; ").append(text.word(cell, 0, state.get(cell), state.size()));
      }
    }
    for (var file : state.machine().files()) {
      for (int i = 0; i < state.used(file); i++) {
        if (state.load(file, i) != 0) {
          line.append("; ").append(text.word(file, i, state.load(file, i), state.size()));
        }
      }
    }
    return line.toString();
  }

  private String word(long address, long word) {
    if (executed.contains(address)) {
      return disassembler.instruction(word);
    }
    var step = loaded.get(address);
    return step == null
        ? ".word " + Numbers.of(word)
        : "%-27s ; loaded in step %d".formatted(disassembler.psw(word), step);
  }

  /** What a step was about: the instruction, or that there was none to be had. */
  static String step(Disassembler disassembler, Row row) {
    return row.address().isPresent() ? disassembler.instruction(row.word()) : "fetch";
  }
}
