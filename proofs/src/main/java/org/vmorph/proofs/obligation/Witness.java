package org.vmorph.proofs.obligation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.proofs.claim.Ground;

/**
 * A concrete case, confirmed by the reference interpreter.
 *
 * @param operands what the fields of the instruction hold
 * @param cases the states it starts from, one or two or three, and what comes of each
 * @param differ what it is that differs, where the claim says so
 */
public record Witness(Map<String, Long> operands, List<Case> cases, List<String> differ) {
  /**
   * A state, and what becomes of it: {@code completed}, {@code halted} or {@code trap NAME} where
   * it is an instruction that does it, and else nothing.
   */
  public record Case(
      String title, Map<String, Long> before, String outcome, Map<String, Long> after) {}

  /** What a case looks like on the ground of a claim. */
  static Witness of(Ground<Long, Boolean, Cells> ground) {
    var cases =
        ground.shown().stream()
            .map(
                shown ->
                    new Case(
                        shown.title(),
                        fields(shown.machine(), shown.before()),
                        shown.outcome().map(Witness::outcome).orElse(""),
                        fields(
                            shown.machine(),
                            shown.outcome().map(Outcome::next).orElse(shown.after()))))
            .toList();
    var differ =
        ground.differences().entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .toList();
    return new Witness(ground.operands(), cases, differ);
  }

  private static String outcome(Outcome<Long, Boolean, Cells> outcome) {
    var traps = outcome.traps();
    if (!traps.isEmpty()) {
      return "trap " + traps.get(0).cause();
    }
    return outcome.halts() ? "halted" : "completed";
  }

  /** Keeps its own copies. */
  public Witness {
    operands = new TreeMap<>(operands);
    cases = List.copyOf(cases);
    differ = List.copyOf(differ);
  }

  /**
   * What a state holds: q, every cell, and those words of files that were written, or looked at in
   * one of the states that have them.
   */
  static Map<String, Long> fields(Architecture machine, State<Long, Cells> state) {
    var fields = new java.util.LinkedHashMap<String, Long>();
    fields.put("q", state.size());
    machine.cells().forEach(cell -> fields.put(cell.name(), state.get(cell)));
    for (var file : machine.files()) {
      var content = state.get(file);
      // Of words that two states have at different places, one may have no place in this one.
      for (long index : Traced.of(content).headSet(1L << file.indexBits())) {
        fields.put(file.name() + "[" + index + "]", content.get(index));
      }
    }
    return fields;
  }
}
