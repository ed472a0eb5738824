package org.vmorph.proofs.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Act;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.symbolic.Prover;

/** What a witness shows of its states is all that somebody needs who replays it by hand. */
class WitnessTest extends ThirdGenerationParts {
  WitnessTest() {
    super(Shape.TINY);
  }

  private List<Map<String, Long>> before(String question, Act... acts) {
    var odd = instruction(0xf0, "odd", REG_REG).does(acts);
    var machine = machine("m", "", List.of(odd));
    var classified = new Classifier(new Prover()).classify(machine, Reading.INTENDED).getFirst();
    var refuted = (Verdict.Refuted) classified.verdict(question).orElseThrow();
    return refuted.witness().cases().stream().map(Witness.Case::before).toList();
  }

  private static Map<String, Long> registers(Map<String, Long> state) {
    return state.entrySet().stream()
        .filter(e -> e.getKey().startsWith("r["))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void a_word_that_only_the_other_state_reads_for_its_write_is_shown_in_both() {
    var states = before("mode sensitive", when(M.is(USER), set(RA, RB)));
    assertThat(registers(states.get(0))).isNotEmpty().isEqualTo(registers(states.get(1)));
  }

  @Test
  void so_is_a_word_of_the_window_at_either_place() {
    // A state of which the window ends before that word does not count.
    var place = L.extend(n + 1).plus(P.extend(n + 1));
    var beyond = when(place.below(SIZE.extend(n + 1)).not(), trap(MEMORY));
    var states = before("location sensitive", beyond, when(L.is(3), set(RA, memory(wide(P)))));
    assertThat(states)
        .allSatisfy(
            state ->
                assertThat(state).containsKey("E[%d]".formatted(state.get("l") + state.get("P"))));
  }
}
