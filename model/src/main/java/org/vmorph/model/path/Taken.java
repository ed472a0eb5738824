package org.vmorph.model.path;

import org.vmorph.model.concrete.Cells;
import org.vmorph.model.concrete.Concrete;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;
import org.vmorph.model.step.Elaboration;

/** The way a machine is about to go. */
public record Taken(StepSubject subject, Way way) {
  /** Of a machine that fetches its instructions. */
  public static Taken by(Machine machine) {
    var semantics = machine.semantics();
    var state = machine.state();
    if (!Outcome.ofFetch(semantics, Concrete.DOMAIN, state).traps().isEmpty()) {
      return of(semantics, new StepSubject.Fetch(), OperandValues.none(), state);
    }
    var meaning = new Meaning<>(Concrete.DOMAIN, OperandValues.none(), state);
    long word = meaning.word(semantics.fetch().orElseThrow().word());
    var decoded = semantics.decode(word);
    return decoded.isPresent()
        ? by(machine, decoded.get().instruction(), decoded.get().operands())
        : of(semantics, illegal(semantics, word), OperandValues.none(), state);
  }

  /** Of a machine that is given an instruction. */
  public static Taken by(Machine machine, Instruction instruction, long... operands) {
    return of(
        machine.semantics(),
        new StepSubject.Executed(instruction),
        OperandValues.of(instruction.form(), operands),
        machine.state());
  }

  private static StepSubject illegal(Elaboration semantics, long word) {
    return new StepSubject.Illegal(semantics.decoder().like(word));
  }

  private static Taken of(
      Elaboration semantics,
      StepSubject subject,
      OperandValues<Long> operands,
      State<Long, Cells> state) {
    var meaning = new Meaning<>(Concrete.DOMAIN, operands, state);
    return new Taken(subject, Walk.through(semantics, subject, meaning::truth).orElseThrow());
  }
}
