package org.vmorph.proofs.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.MalformedMachine;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.classify.Classification;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.classify.Scope;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.proofs.symbolic.Prover;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A machine may call its parts as a claim calls what it leaves open, or a solver its functions. */
class UnknownNamesTest {
  private static final Prover PROVER = new Prover();

  /** A machine with two cells, which every program may see. */
  private static final class Named extends ThirdGenerationParts {
    final Architecture machine;
    final Instruction odd;

    Named(String one, String other) {
      super(Shape.TINY);
      Cell first = components.cell(one, n, Role.GENERAL);
      Cell second = components.cell(other, n, Role.GENERAL);
      odd =
          instruction(0xf0, "odd", REG)
              .says("l, if the two cells differ.")
              .does(set(RA, choose(first.is(second), number(0), wide(L))));
      var reads = instruction(0xf1, "reads", REG).does(set(RA, wide(first)));
      var sets = instruction(0xf2, "sets", REG).does(set(first, narrow(RA)));
      var instructions = new ArrayList<>(List.of(odd, reads, sets));
      var sound = new ThirdGeneration(shape).machine;
      List.of("ld", "st", "lpsw", "jal")
          .forEach(name -> instructions.add(sound.instruction(name).orElseThrow()));
      machine = machine("named", "", instructions);
    }
  }

  @Test
  void two_cells_of_one_name_are_no_machine() {
    assertThatThrownBy(() -> new Named("f", "f"))
        .isInstanceOf(MalformedMachine.class)
        .hasMessage("named: there are two components called 'f'");
  }

  @Test
  void no_cell_is_called_as_the_size_of_storage_that_every_state_shows() {
    assertThatThrownBy(() -> new Named("f", "q"))
        .hasMessage("named: 'q' is no name for a component; it is the size of storage");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f",
        "reach",
        "at.E",
        "at.r",
        "operand.a",
        "V",
        "O",
        "G",
        "k",
        "w",
        "S.M",
        "real.f",
        "elsewhere",
        "address",
        "fetched",
        "number",
        "any",
        "and",
        "let",
        "true",
        "bvadd",
        "select"
      })
  void the_false_proof_of_lemma_1_is_none_whatever_the_cells_are_called(String name) {
    var named = new Named(name, name + "'");
    var lemma1 =
        Lemmas.of(
            new Elaboration(named.machine), Monitor.of(new TrapAndEmulate()), List.of(named.odd));
    assertThat(lemma1)
        .filteredOn(it -> it.id().equals("named/trap-and-emulate lemma 1/odd"))
        .singleElement()
        .satisfies(it -> assertThat(PROVER.prove(it).verdict().refuted()).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"reach", "at.E", "at.r", "operand.a", "V", "O", "S.M", "let"})
  void no_definition_says_anything_else_because_of_a_name(String name) {
    assertThat(verdicts(new Named(name, name + "'").machine))
        .isEqualTo(verdicts(new Named("harmless", "harmless.too").machine));
  }

  private static Map<String, String> verdicts(Architecture machine) {
    var verdicts = new TreeMap<String, String>();
    for (Classification c : new Classifier(PROVER).classify(machine, Reading.LITERAL)) {
      verdicts.put(
          c.instruction().name(),
          "%s %s %s %s %s %s %s"
              .formatted(
                  kind(c.privileged()),
                  kind(c.verdict("control sensitive").orElseThrow()),
                  kind(c.verdict("location sensitive").orElseThrow()),
                  kind(c.verdict("mode sensitive").orElseThrow()),
                  kind(c.verdict("behaviour sensitive").orElseThrow()),
                  kind(c.sensitive(Scope.USER)),
                  c.conditions(Scope.ALL).values().stream().map(UnknownNamesTest::kind).toList()));
    }
    return verdicts;
  }

  private static String kind(Verdict verdict) {
    return verdict.getClass().getSimpleName();
  }

  @Test
  void what_a_witness_shows_is_called_as_the_machine_calls_it() {
    var named = new Named("reach", "reach'");
    var odd = new Classifier(PROVER).classify(named.machine, Reading.INTENDED).getFirst();
    assertThat(odd.verdict("location sensitive").orElseThrow())
        .isInstanceOfSatisfying(
            Verdict.Refuted.class,
            refuted ->
                assertThat(refuted.witness().cases().getFirst().before())
                    .containsKeys("q", "M", "l", "reach", "reach'"));
  }
}
