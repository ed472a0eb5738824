package org.vmorph.proofs.vectors;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Solver;
import java.util.List;
import org.vmorph.model.arch.Decoder;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Word;
import org.vmorph.model.meaning.Meaning;
import org.vmorph.model.meaning.OperandValues;
import org.vmorph.model.meaning.State;
import org.vmorph.model.path.Decision;
import org.vmorph.model.path.StepSubject;
import org.vmorph.model.path.Ways;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.UnknownNames;
import org.vmorph.proofs.symbolic.LastingContext;
import org.vmorph.proofs.symbolic.SolverConstants;
import org.vmorph.proofs.symbolic.Symbolic;
import org.vmorph.proofs.symbolic.SymbolicContent;

/** The states in which a step is about something, as a solver sees them: all of them at once. */
final class VectorSearch implements Ways.Possible, AutoCloseable {
  private final LastingContext z = new LastingContext();
  private final Solver solver = z.mkSolver();
  private final Symbolic domain = new Symbolic(z);
  private final String what;
  private final State<Expr<BitVecSort>, SymbolicContent> state;
  private final OperandValues<Expr<BitVecSort>> operands;
  private final Meaning<Expr<BitVecSort>, BoolExpr, SymbolicContent> meaning;

  /**
   * A search among the states with so much storage.
   *
   * @param enough how much work a question may cost, in the solver's own repeatable unit
   */
  VectorSearch(Elaboration semantics, StepSubject subject, long words, int enough) {
    var machine = semantics.machine();
    this.what = machine + ", " + subject;
    var parameters = z.mkParams();
    parameters.add("rlimit", enough);
    parameters.add("ctrl_c", false);
    solver.setParameters(parameters);
    var constants = new SolverConstants(z);
    this.state =
        new State<>(
            domain.literal(words, machine.storage().indexBits()),
            machine.cells().stream()
                .map(c -> constants.word(UnknownNames.of(c, ""), c.bits()))
                .toList(),
            machine.files().stream()
                .map(f -> constants.content(UnknownNames.of(f, ""), f))
                .toList());
    var names =
        subject instanceof StepSubject.Executed(var instruction)
            ? instruction.form().operands()
            : List.<Word.Operand>of();
    this.operands =
        new OperandValues<>(
            names,
            names.stream()
                .map(o -> constants.word(UnknownNames.operand(o.name()), o.bits()))
                .toList());
    this.meaning = new Meaning<>(domain, operands, state);
    semantics.fetch().ifPresent(f -> fetched(semantics.decoder(), subject, meaning.word(f.word())));
  }

  /** What is known of the word at P. */
  private void fetched(Decoder decoder, StepSubject subject, Expr<BitVecSort> word) {
    var name = new Word.Operand("fetched", decoder.bits());
    var fields = new Meaning<>(domain, new OperandValues<>(List.of(name), List.of(word)), state);
    var decoding = decoder.of(name);
    switch (subject) {
      case StepSubject.Fetch fetch -> {}
      case StepSubject.Executed(var instruction) -> {
        solver.add(fields.truth(decoding.is(instruction)));
        var words = decoder.pattern(instruction).read(name);
        for (int i = 0; i < words.size(); i++) {
          solver.add(z.mkEq(fields.word(words.get(i)), operands.values().get(i)));
        }
      }
      case StepSubject.Illegal(var like) ->
          solver.add(
              fields.truth(like.map(decoding::isIllegalLike).orElseGet(decoding::isUnassigned)));
    }
  }

  private BoolExpr equal(Expr<BitVecSort> term, int bits, long value) {
    return z.mkEq(term, domain.literal(value, bits));
  }

  @Override
  public boolean together(List<Decision> soFar) {
    solver.push();
    try {
      soFar.forEach(decision -> solver.add(meaning.truth(decision.known())));
      return isPossible();
    } finally {
      solver.pop();
    }
  }

  private boolean isPossible() {
    return switch (solver.check()) {
      case SATISFIABLE -> true;
      case UNSATISFIABLE -> false;
      case UNKNOWN -> throw new Undecided(what, solver.getReasonUnknown());
    };
  }

  /** From now on only the states in which this is decided. */
  void narrow(List<Decision> decisions) {
    solver.push();
    decisions.forEach(decision -> solver.add(meaning.truth(decision.known())));
  }

  /** All states again. */
  void widen() {
    solver.pop(solver.getNumScopes());
  }

  /** From now on the cell has the first of these values it can have, or else the least. */
  long fix(Cell cell, List<Long> preferred) {
    return fix(state.get(cell), cell.bits(), preferred);
  }

  /** The same of a field of the instruction. */
  long fix(Word.Operand operand, List<Long> preferred) {
    return fix(operands.values().get(operands.names().indexOf(operand)), operand.bits(), preferred);
  }

  /** The same of a word of a file. */
  long fix(File file, long index, List<Long> preferred) {
    var term =
        domain.load(
            file,
            state.get(file),
            domain.literal(0, file.indexBits()),
            domain.literal(index, file.indexBits()));
    return fix(term, file.bits(), preferred);
  }

  /** Does not depend on which model the solver happens to find. */
  private long fix(Expr<BitVecSort> term, int bits, List<Long> preferred) {
    for (long value : preferred) {
      if (admits(equal(term, bits, value))) {
        return value;
      }
    }
    long least = 0;
    for (int bit = bits - 1; bit >= 0; bit--) {
      if (!admits(equal(domain.slice(term, bit, 1), 1, 0))) {
        least |= 1L << bit;
      }
    }
    return least;
  }

  private boolean admits(BoolExpr more) {
    solver.push();
    solver.add(more);
    if (isPossible()) {
      return true;
    }
    solver.pop();
    return false;
  }

  @Override
  public void close() {
    z.close();
  }
}
