package org.vmorph.model.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
}
