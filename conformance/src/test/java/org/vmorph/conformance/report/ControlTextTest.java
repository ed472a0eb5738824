package org.vmorph.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** Control in one line, of machines of every shape, and the registers that no line has room for. */
class ControlTextTest {
  private static Machine reset(String name) {
    var machine = Machines.named(name).orElseThrow();
    return new Machine(
        new Interpreter(new Elaboration(machine)), Math.max(128, machine.leastWords()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "third-generation       | M=s P=2 R=(0,128)",
        "third-generation-timer | M=s P=2 R=(0,128)",
        "third-generation-pages | M=s P=2 T=0",
        "third-generation-protect | M=s P=0 C=0",
        "third-generation-rings | M=ring0 P=6 R=(0,128) D=0",
        "m68000                 | S=s PC=0",
      })
  void all_cells_of_control_are_in_one_line(String name, String line) {
    var machine = reset(name);
    var text = new ControlText(machine.architecture());
    assertThat(text.line(machine::get)).isEqualTo(line);
    assertThat(text.registers(machine)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "third-generation-pages | pr | 3 | 0xc005 | pr3=(1,1,5)",
        "third-generation-protect | pp | 1 | 0x80003d | pp1=(1,7,1,0,1)",
      })
  void a_register_of_control_is_told_by_its_parts(
      String name, String file, int index, String word, String told) {
    var machine = reset(name);
    machine.store(
        (File) machine.architecture().component(file).orElseThrow(), index, Long.decode(word));
    assertThat(new ControlText(machine.architecture()).registers(machine)).containsExactly(told);
  }

  @Test
  void what_a_line_shows_need_not_be_told_again() {
    var machine = Machines.named("third-generation-rings").orElseThrow();
    var text = new ControlText(machine);
    assertThat(machine.control()).allMatch(text::shows);
    assertThat(text.shows(machine.storage())).isFalse();
  }
}
