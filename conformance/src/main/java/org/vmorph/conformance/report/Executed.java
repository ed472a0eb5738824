package org.vmorph.conformance.report;

import java.util.LinkedHashMap;
import java.util.List;
import org.vmorph.conformance.run.again.Trace;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.text.Disassembler;

/** A program in one line: the instructions it came to, each once, in the order it came to them. */
public final class Executed {
  private Executed() {}

  /** The instructions on the way to a divergence, as the assembler writes them. */
  public static List<String> instructions(Divergence divergence) {
    var disassembler = new Disassembler(divergence.setting().machine());
    var byAddress = new LinkedHashMap<Long, String>();
    for (var row : Trace.of(divergence).rows()) {
      if (row.address().isPresent() && row.instruction().isPresent()) {
        byAddress.putIfAbsent(row.address().getAsLong(), disassembler.instruction(row.word()));
      }
    }
    return List.copyOf(byAddress.values());
  }
}
