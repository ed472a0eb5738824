package org.vmorph.proofs.obligation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/** A solver's model is believed when the reference interpreter agrees that it is a case. */
public final class Replay {
  private Replay() {}

  /**
   * The witness a valuation gives, if the question happens under it.
   *
   * @param found a solver's values; only what is looked at is asked for
   */
  public static Optional<Witness> confirm(
      Question question,
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      Valuation found) {
    // Twice: the first time finds out which words matter, the second rests on those alone.
    return holds(question, semantics, instruction, reading, found).isPresent()
        ? holds(question, semantics, instruction, reading, found.closed())
        : Optional.empty();
  }

  private static Optional<Witness> holds(
      Question question,
      Elaboration semantics,
      Instruction instruction,
      Reading reading,
      Valuation values) {
    var setting =
        new Setting<>(Concrete.DOMAIN, new TracedUnknowns(values), semantics, instruction, reading);
    if (!question.happens(setting)) {
      return Optional.empty();
    }
    var operands = new LinkedHashMap<String, Long>();
    for (int i = 0; i < setting.operands().names().size(); i++) {
      operands.put(setting.operands().names().get(i).name(), setting.operands().values().get(i));
    }
    var cases = new ArrayList<Witness.Case>();
    for (var run : setting.runs()) {
      var machine = semantics.machine();
      var next = run.outcome().next();
      cases.add(
          new Witness.Case(
              Witness.fields(machine, run.before()), outcome(run), Witness.fields(machine, next)));
    }
    return Optional.of(new Witness(instruction, operands, cases));
  }

  private static String outcome(Run<Long, Boolean, Cells> run) {
    var traps = run.outcome().traps();
    if (!traps.isEmpty()) {
      return "trap " + traps.get(0).cause();
    }
    return run.outcome().halts() ? "halted" : "completed";
  }

  private record TracedUnknowns(Valuation values) implements Unknowns<Long, Cells> {
    @Override
    public Long word(String name, int bits) {
      return values.word(name, bits);
    }

    @Override
    public Cells content(String name, File file) {
      return new Traced(values.content(name, file));
    }

    @Override
    public Cells framed(String inside, String outside, File file, Long base, Long bound) {
      return new Traced(values.framed(inside, outside, file, base, bound));
    }
  }
}
