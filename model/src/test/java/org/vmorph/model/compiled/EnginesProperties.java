package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;

/** Generated code and the reference interpreter are one machine. */
class EnginesProperties {
  /** HotSpot compiles no method of more bytes than this. */
  private static final int HOTSPOT_LIMIT = 8000;

  private static final int STATES_EACH = 8;

  private static List<Architecture> machines() {
    var machines = new ArrayList<>(Machines.all());
    machines.addAll(Machines.thirdGeneration(Shape.TINY));
    machines.addAll(Machines.shapes(Shape.TINY, 3));
    return machines;
  }

  @Provide
  Arbitrary<Architecture> architectures() {
    return Arbitraries.of(machines());
  }

  @Provide
  Arbitrary<Architecture> decoders() {
    return Arbitraries.of(machines().stream().filter(m -> m.fetch().isPresent()).toList());
  }

  @Property(tries = 400)
  void every_instruction_does_the_same_when_it_is_given(
      @ForAll("architectures") Architecture machine, @ForAll long seed) {
    for (var instruction : machine.instructions()) {
      for (int i = 0; i < STATES_EACH; i++) {
        var twins = new Twins(machine, words(machine, seed), seed + i);
        twins.shake();
        twins.execute(instruction);
      }
    }
  }

  @Property(tries = 400)
  void every_instruction_does_the_same_when_it_is_fetched(
      @ForAll("decoders") Architecture machine, @ForAll long seed) {
    for (var instruction : machine.instructions()) {
      for (int i = 0; i < STATES_EACH; i++) {
        var twins = new Twins(machine, words(machine, seed), seed + i);
        twins.shake();
        twins.next(twins.encoded(instruction));
        twins.run(1);
      }
    }
  }

  @Property(tries = 1000)
  void whole_programs_do_the_same_whatever_they_write_over_themselves(
      @ForAll("decoders") Architecture machine, @ForAll long seed) {
    var twins = new Twins(machine, words(machine, seed), seed);
    twins.shake();
    int kinds = machine.instructions().size();
    for (int i = 2; i < twins.compiled.size(); i++) {
      if (twins.below(4) > 0) {
        twins.put(
            machine.storage(),
            i,
            twins.encoded(machine.instructions().get((int) twins.below(kinds))));
      }
    }
    twins.begin();
    var kind = Event.Kind.COMPLETED;
    for (int run = 0; run < 40 && kind != Event.Kind.HALTED; run++) {
      long steps = 1 + twins.below(9);
      kind = twins.below(3) == 0 ? twins.runToUser(steps) : twins.run(steps);
      twins.isInMode();
    }
  }

  @Property
  void a_run_of_no_more_than_its_steps_stops_in_the_middle(
      @ForAll("decoders") Architecture machine, @ForAll long seed) {
    int words = Math.toIntExact(Math.max(40, machine.leastWords()));
    var twins = new Twins(machine, words, seed);
    // Where a machine begins as its storage says, it has none in sight.
    for (var r : machine.relocation().stream().toList()) {
      twins.compiled.set(r.bound(), words);
      twins.reference.set(r.bound(), words);
    }
    for (int i = 2; i < 40; i++) {
      twins.put(machine.storage(), i, word(machine, "nop"));
    }
    twins.compiled.set(machine.programCounter(), 2);
    twins.reference.set(machine.programCounter(), 2);
    int steps = 1 + (int) twins.below(30);
    assertThat(twins.run(steps)).isEqualTo(Event.Kind.COMPLETED);
    assertThat(twins.compiled.made()).isEqualTo(steps);
    assertThat(twins.compiled.get(machine.programCounter())).isEqualTo(2 + steps);
  }

  @Property(generation = net.jqwik.api.GenerationMode.EXHAUSTIVE)
  void no_loop_is_too_long_for_the_compiler(@ForAll("decoders") Architecture machine) {
    assertThat(Twins.engine(machine).hotBytes()).isBetween(100, HOTSPOT_LIMIT);
  }

  private static long word(Architecture machine, String name) {
    var instruction = machine.instruction(name).orElseThrow();
    return instruction.encode();
  }

  private static int words(Architecture machine, long seed) {
    long least = machine.leastWords();
    long most = Math.min(machine.mostWords(), machine.fetch().isPresent() ? 2 * least + 66 : 2000);
    return (int) (least + Math.floorMod(seed, most - least + 1));
  }
}
