package org.vmorph.model.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Machines;

class FootprintTest {
  private static Elaboration semantics(String name) {
    return new Elaboration(Machines.named(name).orElseThrow());
  }

  @Test
  void a_step_reads_what_its_checks_its_addresses_and_its_values_are_made_of() {
    var semantics = semantics("third-generation");
    var st = semantics.step(semantics.machine().instruction("st").orElseThrow());
    assertThat(Footprint.reads(st))
        .extracting(Component::name)
        .containsExactlyInAnyOrder("r", "l", "b", "P");
    var srb = semantics.step(semantics.machine().instruction("srb").orElseThrow());
    assertThat(Footprint.reads(srb))
        .extracting(Component::name)
        .containsExactlyInAnyOrder("M", "l", "b", "P");
  }

  @Test
  void the_clock_is_read_by_the_instruction_that_says_so_although_every_step_counts_it() {
    assertThat(Footprint.readers(semantics("third-generation-clock"), Role.TIME))
        .extracting(Instruction::name)
        .containsExactly("rdc");
    assertThat(Footprint.readers(semantics("third-generation-timer"), Role.TIME)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "third-generation, M l b",
    "third-generation-timer, M l b",
    "third-generation-clock, M l b",
    "m68000, A7' S T I",
    "m68010, A7' S T I VBR",
    "third-generation-pages, M T pr",
    "pages-in-storage, M T TB",
    "third-generation-protect, M C pp",
    "third-generation-rings, M l b D"
  })
  void control_is_what_a_fetch_and_a_trap_look_at(String name, String control) {
    var machine = Machines.named(name).orElseThrow();
    assertThat(machine.control())
        .extracting(Component::name)
        .containsExactlyInAnyOrder(control.split(" "));
  }
}
