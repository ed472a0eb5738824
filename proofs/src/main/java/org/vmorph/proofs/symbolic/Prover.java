package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.obligation.Valuation;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.obligation.Witness;
import org.vmorph.proofs.obligation.WitnessReplay;

/** Asks Z3. A context for each proof: it closes, and its memory goes with it. */
public final class Prover implements Asker.Source {
  /**
   * How much work a question may cost, in the solver's own repeatable unit; the hardest needs a
   * fraction of it.
   */
  public static final int ENOUGH = 100_000_000;

  private static final Status NEVER = Status.UNSATISFIABLE;

  private final int resourceLimit;
  private final Memory memory;

  /** What happens, and what never does, as far as it was asked in this run. */
  private final Memory cases = Memory.ofRun();

  private final Memory never;

  /** A prover that is given as much as any question we ask needs. */
  public Prover() {
    this(ENOUGH);
  }

  /** A prover that gives up after so much work on a question, in Z3's unit {@code rlimit}. */
  public Prover(int resourceLimit) {
    this(resourceLimit, Memory.NONE);
  }

  /** A prover that asks only what is not remembered. */
  public Prover(int resourceLimit, Memory memory) {
    this.resourceLimit = resourceLimit;
    this.memory = memory;
    this.never = Memory.ofRun().before(memory).withoutCases();
  }

  /** The solver and its version. */
  public static String solver() {
    return Version.getFullVersion();
  }

  // Verdicts alone.

  @Override
  public Asker open() {
    return new Session(resourceLimit, cases, never);
  }

  /**
   * Whether it never happens, for all states, storage sizes and operands.
   *
   * @throws IllegalStateException if the reference interpreter does not confirm a witness: a fault
   *     of vmorph
   */
  public Verdict neverHappens(Claim claim) {
    try (var session = open()) {
      return session.neverHappens(claim);
    }
  }

  private static Witness confirmed(Claim claim, Valuation found, boolean happens) {
    var witness =
        happens ? WitnessReplay.confirm(claim, found) : WitnessReplay.example(claim, found);
    return witness.orElseThrow(
        () ->
            new NotConfirmed(
                claim.name() + ": the reference interpreter does not confirm " + found));
  }

  /** A case that is none. */
  private static final class NotConfirmed extends IllegalStateException {
    private static final long serialVersionUID = 1;

    NotConfirmed(String message) {
      super(message);
    }
  }

  // Proofs.

  /**
   * The proof of an obligation, with all that is to be kept of it; what is proved of nothing is
   * vacuous.
   *
   * @throws IllegalStateException as above
   */
  public Proof prove(Obligation obligation) {
    var known = memory.withCasesOf(obligation.claim().name());
    try {
      return prove(obligation, known);
    } catch (NotConfirmed perhapsRemembered) {
      // What is remembered may be anything; what is asked now may not.
      return prove(obligation, known.unasked());
    }
  }

  private Proof prove(Obligation obligation, Memory known) {
    try (var z = new LastingContext()) {
      var questions = new Questions(z, resourceLimit, known);
      return switch (obligation.over()) {
        case WORDS -> overWords(obligation.claim(), z, questions);
        case INTEGERS -> overIntegers(obligation.claim(), z, questions);
      };
    }
  }

  private static Proof overWords(Claim claim, Context z, Questions questions) {
    var forms = Forms.of(claim, z);
    var stated = forms.exact().stated();
    var steps = forms.open().map(open -> steps(open, z, questions)).orElse(List.of());
    if (steps.isEmpty() || steps.getLast().said() != NEVER) {
      var open = steps;
      steps = steps(forms.exact(), z, questions);
      var exact = steps.stream().map(Questions.Answer::script).toList();
      // That it does not suffice to leave something open is worth remembering as well; where what
      // was left open does not matter it is the same question, and has a case of its own.
      open.stream()
          .filter(it -> it.said() == Status.SATISFIABLE && !exact.contains(it.script()))
          .forEach(questions::keep);
    }
    steps.forEach(questions::isStep);
    var answer = steps.getLast();
    return switch (answer.said()) {
      case UNSATISFIABLE -> proved(claim, stated, questions);
      case UNKNOWN -> questions.proof(new Verdict.Unknown(answer.reason()), Optional.empty());
      case SATISFIABLE -> questions.proof(refuted(claim, answer, questions), Optional.empty());
    };
  }

  /** The steps of a proof: cuts that are proved and known from then on, and the claim. */
  private static List<Questions.Answer> steps(Forms.Form form, Context z, Questions questions) {
    var stated = form.stated();
    var steps = new ArrayList<Questions.Answer>();
    var known = new ArrayList<BoolExpr>();
    known.add(stated.given());
    for (var cut : stated.cuts()) {
      // A cut that is not proved is no part of the proof; the claim is then asked without it.
      var answer = questions.aside(form.places(), and(known, cut));
      if (answer.said() == Status.UNSATISFIABLE) {
        steps.add(answer);
        known.add(z.mkNot(cut));
      }
    }
    steps.add(questions.aside(form.places(), and(known, stated.happens())));
    return steps;
  }

  /** By a case that is replayed, and kept. */
  static Verdict refuted(Claim claim, Questions.Answer answer, Questions questions) {
    var witness = confirmed(claim, answer.values(), true);
    questions.keep(answer);
    return new Verdict.Refuted(witness);
  }

  private static BoolExpr[] and(ArrayList<BoolExpr> known, BoolExpr more) {
    var all = new ArrayList<>(known);
    all.add(more);
    return all.toArray(BoolExpr[]::new);
  }

  /** It is proved, of something or of nothing. */
  private static Proof proved(Claim claim, Stated<BoolExpr> stated, Questions questions) {
    var answer = questions.speaks(stated.given());
    return switch (answer.said()) {
      case UNSATISFIABLE -> questions.proof(new Verdict.Vacuous(), Optional.empty());
      case UNKNOWN -> questions.proof(unknownWhetherItSpeaks(answer), Optional.empty());
      case SATISFIABLE -> {
        var example = confirmed(claim, answer.values(), false);
        questions.keep(answer);
        yield questions.proof(Verdict.PROVED, Optional.of(example));
      }
    };
  }

  /** What is found there is not a case of a machine, so it is proved or not known. */
  private static Proof overIntegers(Claim claim, Context z, Questions questions) {
    var integers = new Integers(z);
    var stated = claim.over(new Ground<>(integers, integers));
    var answer = questions.step(integers.natural(), stated.given(), stated.happens());
    return switch (answer.said()) {
      case UNSATISFIABLE -> {
        var possible = questions.speaks(integers.natural(), stated.given());
        yield questions.proof(
            switch (possible.said()) {
              case SATISFIABLE -> Verdict.PROVED;
              case UNSATISFIABLE -> new Verdict.Vacuous();
              case UNKNOWN -> unknownWhetherItSpeaks(possible);
            },
            Optional.empty());
      }
      case UNKNOWN -> questions.proof(new Verdict.Unknown(answer.reason()), Optional.empty());
      case SATISFIABLE ->
          questions.proof(
              new Verdict.Unknown("such numbers exist, but not such words"), Optional.empty());
    };
  }

  private static Verdict unknownWhetherItSpeaks(Questions.Answer answer) {
    return new Verdict.Unknown("whether there is a case it speaks of: " + answer.reason());
  }
}
