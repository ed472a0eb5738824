package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;

/** The questions of one proof, each put to Z3 unless its answer is remembered. */
final class Questions {
  /** What most questions cost less than. */
  private static final int SOON = 300_000;

  /** By how much a question is given more than before. */
  private static final int MORE = 4;

  private final LastingContext z;
  private final int resourceLimit;
  private final Memory memory;
  private final List<String> scripts = new ArrayList<>();
  private Optional<String> speaks = Optional.empty();
  private long work;

  Questions(LastingContext z, int resourceLimit, Memory memory) {
    this.z = z;
    this.resourceLimit = resourceLimit;
    this.memory = memory;
  }

  /**
   * What was said.
   *
   * @param values of a case, if there is one; good as long as the context is open
   * @param reason why it is not known
   * @param cost what it cost, now or when it was asked
   */
  record Answer(
      Status said, Valuation values, String reason, String script, long cost, boolean remembered) {}

  /** Whether all of them can be true together; a question of the proof. */
  Answer step(BoolExpr... all) {
    var answer = aside(all);
    isStep(answer);
    return answer;
  }

  /** What was asked aside is a step of the proof. */
  void isStep(Answer answer) {
    scripts.add(answer.script);
  }

  /** Whether there is a case that the claim speaks of. */
  Answer speaks(BoolExpr... given) {
    var answer = aside(given);
    speaks = Optional.of(answer.script);
    return answer;
  }

  /** The same, for a question that may be none of the proof's. */
  Answer aside(BoolExpr... all) {
    return aside(List.of(), all);
  }

  /**
   * The same, by the values of a word of few bits where it takes long as a whole and not so long of
   * one of them.
   *
   * @param places such words
   */
  Answer aside(List<Expr<BitVecSort>> places, BoolExpr... all) {
    var script = QuestionText.of(all);
    var known = memory.recall(script);
    if (known.isPresent()) {
      long cost = known.get().work();
      work += cost;
      return known
          .get()
          .values()
          .map(values -> new Answer(Status.SATISFIABLE, values, "", script, cost, true))
          .orElseGet(
              () -> new Answer(Status.UNSATISFIABLE, Valuation.none(), "", script, cost, true));
    }
    long before = work;
    var asked = asked(places, all);
    var said = asked.said;
    long cost = work - before;
    if (said == Status.UNSATISFIABLE) {
      memory.keep(script, new Memory.Remembered(cost, Optional.empty()));
    }
    return new Answer(said, asked.values, asked.reason, script, cost, false);
  }

  private record Said(Status said, Valuation values, String reason) {
    boolean isNever() {
      return said == Status.UNSATISFIABLE;
    }

    boolean isUnknown() {
      return said == Status.UNKNOWN;
    }
  }

  private Said asked(int limit, BoolExpr... all) {
    var solver = z.keep(solver(z, limit));
    solver.add(all);
    var said = solver.check();
    work += cost(solver);
    return new Said(
        said,
        said == Status.SATISFIABLE ? Found.in(z, z.keep(solver.getModel())) : Valuation.none(),
        said == Status.UNKNOWN ? solver.getReasonUnknown() : "");
  }

  /**
   * As a whole and, where that is not enough, of the first value of each place, with more and more
   * patience: so no more is tried in vain than a few times what the answer costs.
   */
  private Said asked(List<Expr<BitVecSort>> places, BoolExpr... all) {
    if (places.isEmpty()) {
      return asked(resourceLimit, all);
    }
    int limit = Math.min(SOON, resourceLimit);
    while (true) {
      var whole = asked(limit, all);
      if (!whole.isUnknown()) {
        return whole;
      }
      for (var place : places) {
        var first = at(place, 0, limit, all);
        if (!first.isUnknown()) {
          return first.isNever() ? inOthers(place, all) : first;
        }
      }
      if (limit == resourceLimit) {
        return whole;
      }
      limit = limit > resourceLimit / MORE ? resourceLimit : limit * MORE;
    }
  }

  /** It never happens if it does not happen for any value; for the first it does not. */
  private Said inOthers(Expr<BitVecSort> place, BoolExpr... all) {
    var said = new Said(Status.UNSATISFIABLE, Valuation.none(), "");
    for (int i = 1; i < 1 << place.getSort().getSize() && said.isNever(); i++) {
      said = at(place, i, resourceLimit, all);
    }
    return said;
  }

  private Said at(Expr<BitVecSort> place, int number, int limit, BoolExpr... all) {
    var those = Arrays.copyOf(all, all.length + 1);
    those[all.length] = z.mkEq(place, z.mkBV(number, place.getSort().getSize()));
    return asked(limit, those);
  }

  /** Keeps a case that was confirmed. */
  void keep(Answer answer) {
    if (!answer.remembered) {
      memory.keep(
          answer.script, new Memory.Remembered(answer.cost, Optional.of(answer.values.closed())));
    }
  }

  Proof proof(Verdict verdict, Optional<Witness> example) {
    return new Proof(verdict, example, work, scripts, speaks);
  }

  static Solver solver(Context z, int resourceLimit) {
    var solver = z.mkSolver();
    var parameters = z.mkParams();
    parameters.add("rlimit", resourceLimit);
    // Else Z3 takes Ctrl-C away from the JVM, and from several threads it does not give it back.
    parameters.add("ctrl_c", false);
    solver.setParameters(parameters);
    return solver;
  }

  /** What this question cost: the solver counts all that its context has done. */
  private long cost(Solver solver) {
    for (var entry : solver.getStatistics().getEntries()) {
      if (entry.Key.equals("rlimit count")) {
        return Math.max(0, Integer.toUnsignedLong(entry.getUIntValue()) - work);
      }
    }
    return 0;
  }
}
