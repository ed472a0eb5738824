package org.vmorph.proofs.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.path.Guard;
import org.vmorph.model.path.TestVector;
import org.vmorph.model.path.TestVectors;

class VectorGeneratorTest {
  private static final long WORDS = 64;

  /** A machine with few instructions, so that it is quick. */
  private static Architecture machine(String name, String... instructions) {
    var whole = Machines.named(name).orElseThrow();
    return whole.with(
        name,
        whole.says(),
        List.of(instructions).stream().map(it -> whole.instruction(it).orElseThrow()).toList());
  }

  private static List<String> guards(TestVectors vectors, String at) {
    return vectors.guards().stream()
        .filter(guard -> guard.at().equals(at))
        .map(Guard::toString)
        .toList();
  }

  @Test
  void every_guard_has_a_state() {
    var vectors = VectorGenerator.of(machine("third-generation", "ld", "halt"), WORDS);
    assertThat(guards(vectors, "ld"))
        .containsExactlyInAnyOrder(
            "ld u completes", "ld u traps: memory", "ld s completes", "ld s traps: memory");
    assertThat(guards(vectors, "halt"))
        .containsExactlyInAnyOrder("halt u traps: privileged", "halt s halts");
    assertThat(guards(vectors, "fetch"))
        .containsExactlyInAnyOrder("fetch u traps: memory", "fetch s traps: memory");
    assertThat(guards(vectors, "illegal"))
        .containsExactlyInAnyOrder("illegal u traps: illegal", "illegal s traps: illegal");
    assertThat(vectors.vectors())
        .extracting(TestVector::at)
        .contains("illegal like halt")
        .doesNotContain("illegal like ld");
    assertThat(vectors.infeasible()).isEmpty();
  }

  @Test
  void a_machine_of_three_words_has_states_of_three_words() {
    var small = Machines.thirdGeneration(new Shape(12, 2, 1)).getFirst();
    var few = small.with("small", "", List.of(small.instruction("ld").orElseThrow()));
    var vectors = VectorGenerator.of(few, 3);
    assertThat(vectors.words()).isEqualTo(3);
    assertThat(guards(vectors, "ld")).hasSize(4);
  }

  @Test
  void a_machine_without_R_has_a_PSW_without_R() {
    var whole = machine("third-generation", "lpsw");
    var bare = whole.draft().name("bare").says("").translation(Optional.empty()).machine();
    assertThat(guards(VectorGenerator.of(bare, WORDS), "lpsw")).hasSize(3);
  }

  @Test
  void what_cannot_be_is_listed() {
    var vectors = VectorGenerator.of(machine("shrink", "shrb"), WORDS);
    // An instruction has been fetched, so the window is not empty.
    assertThat(vectors.infeasible())
        .extracting(TestVectors.Infeasible::toString)
        .allMatch(text -> text.contains("P < b, l + P<19:0> < q, b = 0"))
        .hasSize(2);
  }

  @Test
  void windows_end_one_word_before_the_end_of_storage_at_it_and_behind_it() {
    var vectors =
        VectorGenerator.of(machine("third-generation", "ld", "st", "lpsw", "lrb", "jmp"), WORDS);
    var r = vectors.machine().relocation().orElseThrow();
    var ends =
        vectors.vectors().stream()
            .map(TestVector::before)
            .map(state -> state.get(r.base()) + state.get(r.bound()))
            .collect(Collectors.toSet());
    assertThat(ends).contains(63L, 64L, 65L);
    assertThat(vectors.vectors())
        .anyMatch(vector -> vector.before().get(r.bound()) == 0)
        .anyMatch(vector -> vector.before().get(r.bound()) == (1 << 20) - 1)
        .anyMatch(vector -> vector.before().get(r.base()) >= 64);
  }

  @Test
  void the_same_machine_has_the_same_states() {
    var once = VectorGenerator.of(machine("third-generation-timer", "stt", "beq"), WORDS);
    var again = VectorGenerator.of(machine("third-generation-timer", "stt", "beq"), WORDS);
    assertThat(again.vectors()).isEqualTo(once.vectors());
  }

  @Test
  void a_solver_that_gives_up_has_found_nothing() {
    assertThatThrownBy(() -> VectorGenerator.of(machine("third-generation", "ld"), WORDS, 1))
        .isInstanceOf(Undecided.class)
        .hasMessageContaining("third-generation, fetch: unknown to the solver");
  }
}
