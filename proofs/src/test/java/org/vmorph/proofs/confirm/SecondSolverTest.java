package org.vmorph.proofs.confirm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vmorph.model.machines.Machines;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.manifest.Result;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;

class SecondSolverTest {
  private static final String X = "(set-logic ALL)(declare-const x (_ BitVec 8))";

  @Test
  void it_reads_a_script_and_answers() {
    assertThat(SecondSolver.ask(X + "(assert (bvult x #x03))(check-sat)", 10_000))
        .isEqualTo(SecondSolver.Answer.SATISFIABLE);
    assertThat(SecondSolver.ask(X + "(assert (bvult x #x00))(check-sat)", 10_000))
        .isEqualTo(SecondSolver.Answer.UNSATISFIABLE);
  }

  @Test
  void what_it_cannot_read_is_no_answer() {
    assertThatThrownBy(() -> SecondSolver.ask(X + "(assert (bvult x", 10_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("cvc5 says: ");
  }

  @Test
  void what_takes_too_long_is_not_known() {
    var factors =
        "(set-logic ALL)(declare-const x (_ BitVec 96))(declare-const y (_ BitVec 96))"
            + "(assert (= (bvmul x y) #x0123456789abcdef01234567))"
            + "(assert (bvult #x000000000002000000000000 x))(assert (bvult x y))"
            + "(assert (bvult y #x000000000008000000000000))(check-sat)";
    assertThat(SecondSolver.ask(factors, 50)).isEqualTo(SecondSolver.Answer.UNKNOWN);
  }

  private static List<Obligation> ofLra() {
    return Obligations.newOn(Machines.named("lra").orElseThrow(), Machines.all());
  }

  @Test
  void it_agrees_on_every_obligation_of_an_instruction() {
    for (var obligation : ofLra()) {
      var proof = new Prover().prove(obligation);
      assertThat(Confirmation.of(obligation, proof))
          .as(obligation.id())
          .isEqualTo(Result.Agreement.AGREES);
    }
  }

  /** The step that would save work does not hold there, so it is none. */
  @Test
  void it_agrees_where_a_step_of_the_proof_was_not_proved() {
    var past = Machines.named("store-past").orElseThrow();
    var lemmas =
        Obligations.newOn(past, Machines.all()).stream()
            .filter(o -> o.id().contains(" lemma 1/") || o.id().endsWith("control/stp"))
            .toList();
    assertThat(lemmas).hasSize(4);
    for (var obligation : lemmas) {
      assertThat(Confirmation.of(obligation, new Prover().prove(obligation)))
          .as(obligation.id())
          .isEqualTo(Result.Agreement.AGREES);
    }
  }

  /** A proof that says the opposite of what was found. */
  @Test
  void it_disagrees_with_a_proof_that_is_wrong() {
    for (var obligation : ofLra().subList(0, 12)) {
      var proof = new Prover().prove(obligation);
      if (proof.verdict() instanceof Verdict.Refuted) {
        var lie = new Proof(Verdict.PROVED, Optional.empty(), 0, proof.scripts(), Optional.empty());
        assertThat(Confirmation.of(obligation, lie)).isEqualTo(Result.Agreement.DISAGREES);
        return;
      }
    }
    throw new AssertionError("nothing is refuted");
  }

  @Test
  void what_is_not_known_is_not_confirmed() {
    var obligation = ofLra().getFirst();
    var unknown =
        new Proof(new Verdict.Unknown("why"), Optional.empty(), 0, List.of(), Optional.empty());
    assertThat(Confirmation.of(obligation, unknown)).isEqualTo(Result.Agreement.UNKNOWN);
  }

  @Test
  void a_script_says_in_words_what_it_asks() {
    var obligation =
        ofLra().stream().filter(o -> o.id().endsWith("lemma 1/lra")).findFirst().orElseThrow();
    var scripts = Script.of(obligation, new Prover().prove(obligation));
    assertThat(scripts).extracting(Script::satisfiable).containsExactly(false, true);
    assertThat(scripts.getLast().name()).isEqualTo("lra.trap-and-emulate-lemma-1.lra.2.smt2");
    assertThat(scripts.getLast().text())
        .startsWith("; lra/trap-and-emulate lemma 1/lra\n; Lemma 1: an innocuous instruction")
        .contains("; Satisfiable: it can", "(set-logic ALL)", "(check-sat)");
    assertThat(scripts.getLast().text().lines()).allMatch(line -> line.length() <= 200);
  }

  /** What is proved of nothing is as much to be believed as what is proved of something. */
  @Test
  void whether_there_is_anything_to_be_proved_is_a_question_too() {
    var told = new TreeSet<String>();
    var machine = Machines.named("needs-both").orElseThrow();
    for (var obligation : Obligations.newOn(machine, Machines.all())) {
      var proof = new Prover().prove(obligation);
      var last = Script.of(obligation, proof).getLast();
      var verdict = proof.verdict().getClass().getSimpleName();
      boolean speaks = last.name().endsWith(".speaks.smt2");
      assertThat(speaks).as(obligation.id()).isNotEqualTo(verdict.equals("Refuted"));
      told.add(verdict + " " + speaks + " " + last.satisfiable());
    }
    assertThat(told)
        .containsExactly("Proved true true", "Refuted false true", "Vacuous true false");
  }
}
