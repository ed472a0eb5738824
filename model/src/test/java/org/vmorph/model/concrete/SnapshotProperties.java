package org.vmorph.model.concrete;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

class SnapshotProperties {
  private static Machine random(Architecture architecture, long seed) {
    var random = new SplittableRandom(seed);
    var machine = new Machine(new Elaboration(architecture), architecture.leastWords() + 62);
    for (var cell : architecture.cells()) {
      machine.set(cell, random.nextLong());
    }
    for (var file : architecture.files()) {
      long end = file.equals(architecture.storage()) ? 64 : Math.min(8, 1L << file.indexBits());
      for (long i = 0; i < end; i++) {
        machine.store(file, i, random.nextInt(3) == 0 ? 0 : random.nextLong());
      }
    }
    return machine;
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void a_state_printed_and_read_back_is_the_same(@ForAll long seed) {
    for (var name : new String[] {"third-generation", "m68010"}) {
      var architecture = Machines.named(name).orElseThrow();
      var state = random(architecture, seed).snapshot();
      assertThat(SnapshotText.parse(architecture, SnapshotText.print(state))).isEqualTo(state);
    }
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void a_machine_continues_from_a_saved_state(@ForAll long seed) {
    var architecture = Machines.named("third-generation").orElseThrow();
    var one = random(architecture, seed);
    var other = new Machine(new Elaboration(architecture), 64);
    one.snapshot().restore(other);
    for (int i = 0; i < 20; i++) {
      assertThat(other.step()).isEqualTo(one.step());
      assertThat(other.snapshot().differences(one.snapshot())).isEmpty();
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void a_difference_names_the_field(@ForAll long seed) {
    var architecture = Machines.named("third-generation").orElseThrow();
    var machine = random(architecture, seed);
    var before = machine.snapshot();
    int index = (int) (seed >>> 1 & 63);
    machine.store(architecture.storage(), index, ~before.load(architecture.storage(), index));
    assertThat(before.differences(machine.snapshot()))
        .singleElement()
        .satisfies(d -> assertThat(d.component()).isEqualTo(architecture.storage()))
        .satisfies(d -> assertThat(d.index()).isEqualTo(index));
  }

  @Example
  void a_wrong_text_is_told_by_line() {
    var architecture = Machines.named("third-generation").orElseThrow();
    assertThatThrownBy(() -> SnapshotText.parse(architecture, "state other q=64\n"))
        .hasMessage("line 1: expected 'state third-generation q=NUMBER'");
    var start = "state third-generation q=64\nM=0\n";
    assertThatThrownBy(() -> SnapshotText.parse(architecture, start + "X=0\n"))
        .hasMessageContaining("line 3: 'X=0': expected NAME=WORD");
    assertThatThrownBy(() -> SnapshotText.parse(architecture, start + "M=0x2\n"))
        .hasMessage("line 3: 0x2 has more than the 1 bits of M");
    assertThatThrownBy(() -> SnapshotText.parse(architecture, start + "E[64]=0x2\n"))
        .hasMessage("line 3: index 64 of E, which has 64 words");
  }
}
