package org.vmorph.model.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

class WaysTest {
  private static Architecture machine(String name) {
    return Machines.named(name).orElseThrow();
  }

  private static List<String> of(String machine, String instruction) {
    var semantics = new Elaboration(machine(machine));
    var it = new StepSubject.Executed(machine(machine).instruction(instruction).orElseThrow());
    return Ways.of(semantics, it, soFar -> true).stream()
        .map(way -> String.join("; ", way.print(machine(machine))) + ": " + way.ending())
        .toList();
  }

  @Test
  void a_load_goes_one_way_for_each_check_with_an_index_and_without() {
    assertThat(of("third-generation", "ld"))
        .filteredOn(way -> way.startsWith("M = s"))
        .containsExactlyInAnyOrder(
            "M = s; P < b; l + P<19:0> < q; b = 0; ea < b; l + ea < q: completes",
            "M = s; P < b; l + P<19:0> < q; b = 0; ea < b; l + ea >= q: traps: memory",
            "M = s; P < b; l + P<19:0> < q; b = 0; ea >= b: traps: memory",
            "M = s; P < b; l + P<19:0> < q; b /= 0; ea < b; l + ea < q: completes",
            "M = s; P < b; l + P<19:0> < q; b /= 0; ea < b; l + ea >= q: traps: memory",
            "M = s; P < b; l + P<19:0> < q; b /= 0; ea >= b: traps: memory");
  }

  @Test
  void the_mode_decides_what_is_privileged_and_is_asked_once() {
    assertThat(of("third-generation", "halt"))
        .containsExactlyInAnyOrder(
            "M = u; P < b; l + P<19:0> < q: traps: privileged",
            "M = s; P < b; l + P<19:0> < q: halts");
    assertThat(of("needs-both", "nbo"))
        .containsExactlyInAnyOrder(
            "M = u; P < b; l + P<19:0> < q; l = 0: traps: memory",
            "M = u; P < b; l + P<19:0> < q; l /= 0: completes",
            "M = s; P < b; l + P<19:0> < q; l = 0: completes",
            "M = s; P < b; l + P<19:0> < q; l /= 0: traps: memory");
  }

  @Test
  void what_belongs_to_every_step_is_on_the_way() {
    assertThat(of("third-generation-timer", "nop"))
        .contains(
            "M = u; timer.on = 1; timer /= 0; P < b; l + P<19:0> < q: completes",
            "M = u; timer.on /= 1; P < b; l + P<19:0> < q: completes");
  }

  @Test
  void a_way_that_cannot_be_is_not_gone() {
    var semantics = new Elaboration(machine("third-generation"));
    var halt =
        new StepSubject.Executed(machine("third-generation").instruction("halt").orElseThrow());
    assertThat(Ways.of(semantics, halt, soFar -> !soFar.getFirst().holds()))
        .allMatch(way -> !way.isUser())
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"third-generation-timer", "legacy"})
  void a_machine_goes_one_of_the_ways_and_ends_as_it_says(String name) {
    var semantics = new Elaboration(machine(name));
    var ways = new HashMap<String, List<Way>>();
    for (var subject : StepSubject.all(semantics)) {
      ways.put(subject.toString(), Ways.of(semantics, subject, soFar -> true));
    }
    var random = new Random(1974);
    var seen = new ArrayList<Taken>();
    for (int i = 0; i < 3_000; i++) {
      var machine = new Machine(semantics, 8);
      arbitrary(machine, random);
      var taken = Taken.by(machine);
      assertThat(ways.get(taken.subject().toString())).contains(taken.way());
      assertThat(Ending.of(machine.step())).isEqualTo(taken.way().ending());
      seen.add(taken);
    }
    assertThat(seen).extracting(taken -> taken.way().ending()).contains(Ending.COMPLETES);
  }

  private static void arbitrary(Machine machine, Random random) {
    var architecture = machine.architecture();
    for (var cell : architecture.cells()) {
      machine.set(cell, random.nextInt(10));
    }
    for (int i = 0; i < 8; i++) {
      var instructions = architecture.instructions();
      var instruction = instructions.get(random.nextInt(instructions.size()));
      var operands =
          instruction.form().operands().stream().mapToLong(o -> random.nextInt(10)).toArray();
      machine.store(architecture.storage(), i, instruction.encode(operands));
    }
  }
}
