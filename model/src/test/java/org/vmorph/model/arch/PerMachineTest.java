package org.vmorph.model.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmorph.model.machines.Machines;

class PerMachineTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private final List<Architecture> asked = new ArrayList<>();
  private final PerMachine<Integer> number =
      new PerMachine<>(
          machine -> {
            asked.add(machine);
            return asked.size();
          });

  private static Architecture copy() {
    return MACHINE.with(MACHINE.name(), MACHINE.says(), MACHINE.instructions());
  }

  @Test
  void it_is_found_out_once_of_the_very_machine() {
    var copy = copy();
    assertThat(copy).isEqualTo(MACHINE);
    assertThat(List.of(number.of(MACHINE), number.of(copy), number.of(MACHINE), number.of(copy)))
        .containsExactly(1, 2, 1, 2);
  }

  @Test
  void what_nobody_asks_of_any_more_is_forgotten() {
    number.of(MACHINE);
    IntStream.range(0, 100).forEach(i -> number.of(copy()));
    assertThat(number.of(MACHINE)).isEqualTo(102);
    assertThat(number.of(MACHINE)).isEqualTo(102);
  }
}
