package org.vmorph.proofs.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Written;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.State;

/**
 * A concrete case, confirmed by the reference interpreter.
 *
 * @param operands what the fields of the instruction hold
 * @param cases the states it starts from, one or two or three, and what comes of each
 */
public record Witness(Instruction instruction, Map<String, Long> operands, List<Case> cases) {
  /**
   * A state, and what the instruction makes of it: {@code completed}, {@code halted} or {@code trap
   * NAME}.
   */
  public record Case(Map<String, Long> before, String outcome, Map<String, Long> after) {}

  /** Keeps its own copies. */
  public Witness {
    operands = new TreeMap<>(operands);
    cases = List.copyOf(cases);
  }

  /** What a state holds: q, every cell, and those words of files that were looked at or written. */
  static Map<String, Long> fields(Architecture machine, State<Long, Cells> state) {
    var fields = new java.util.LinkedHashMap<String, Long>();
    fields.put("q", state.size());
    machine.cells().forEach(cell -> fields.put(cell.name(), state.get(cell)));
    for (var file : machine.files()) {
      var words = new TreeMap<Long, Long>();
      Cells content = state.get(file);
      var replaced = new ArrayList<Long>();
      Written.replay(content, (index, word) -> replaced.add(index));
      Cells under = content;
      while (under instanceof Written written) {
        under = written.under();
      }
      if (under instanceof Traced traced) {
        traced.seen().keySet().forEach(index -> words.put(index, content.get(index)));
      }
      replaced.forEach(index -> words.put(index, content.get(index)));
      words.forEach((index, word) -> fields.put(file.name() + "[" + index + "]", word));
    }
    return fields;
  }
}
