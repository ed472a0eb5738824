package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Question;
import org.vmorph.proofs.claim.Stated;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.theorems.Theorem1;
import org.vmorph.proofs.theorems.Theorem2;
import org.vmorph.proofs.theorems.TheoremVerdict.Outcome;

class ProverTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @Test
  void a_solver_that_gives_up_has_proved_nothing() {
    var hurried = new Prover(1);
    var classes = new Classifier(hurried).classify(MACHINE, Reading.INTENDED);
    assertThat(classes).anyMatch(c -> c.unknown());
    var theorem1 = Theorem1.of(classes);
    assertThat(theorem1.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(Theorem2.of(classes, theorem1).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(theorem1.promises()).isFalse();
  }

  /** True for the solver and false for the interpreter, as no honest question can be. */
  private record Lie() implements Question {
    @Override
    public String name() {
      return "a lie";
    }

    @Override
    public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
      var run = in.run(in.state());
      boolean concrete = run.before().size() instanceof Long;
      var possible = in.possible(run.before());
      return in.given(in.all(), concrete ? in.not(possible) : possible);
    }
  }

  @Test
  void a_witness_the_interpreter_does_not_confirm_is_a_fault_and_no_verdict() {
    var nop = MACHINE.instruction("nop").orElseThrow();
    assertThatThrownBy(
            () ->
                new Prover()
                    .neverHappens(
                        new Asked(new Lie(), new Elaboration(MACHINE), nop, Reading.INTENDED)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a lie of nop: the reference interpreter does not confirm");
  }

  @Test
  void a_witness_says_what_the_states_were_and_what_came_of_them() {
    var smsw = Machines.named("smsw").orElseThrow();
    var alone = smsw.with("smsw", "", List.of(smsw.instruction("smsw").orElseThrow()));
    var mode =
        new Classifier(new Prover())
            .classify(alone, Reading.INTENDED)
            .get(0)
            .verdict("mode sensitive")
            .orElseThrow();
    assertThat(mode).isInstanceOf(Verdict.Refuted.class);
    var cases = ((Verdict.Refuted) mode).witness().cases();
    assertThat(cases).hasSize(2).allMatch(c -> c.outcome().equals("completed"));
    assertThat(cases.get(0).before().get("M")).isNotEqualTo(cases.get(1).before().get("M"));
    var register = "r[" + ((Verdict.Refuted) mode).witness().operands().get("a") + "]";
    assertThat(cases.get(0).after().get(register)).isNotEqualTo(cases.get(1).after().get(register));
  }

  /** A case found on one machine is a case of the other, with what only that one has. */
  @Test
  void what_was_answered_for_a_machine_much_alike_is_replayed_on_this_one() {
    var classifier = new Classifier(new Prover());
    assertThat(cellsOfTheFirstCase(classifier, MACHINE)).contains("M").doesNotContain("timer");
    var timed = Machines.named("third-generation-timer").orElseThrow();
    assertThat(cellsOfTheFirstCase(classifier, timed)).contains("M", "timer");
  }

  private static Set<String> cellsOfTheFirstCase(Classifier classifier, Architecture machine) {
    var lrb = machine.with("lrb", "", List.of(machine.instruction("lrb").orElseThrow()));
    var control =
        classifier
            .classify(lrb, Reading.INTENDED)
            .get(0)
            .verdict("control sensitive")
            .orElseThrow();
    return ((Verdict.Refuted) control).witness().cases().get(0).before().keySet();
  }
}
