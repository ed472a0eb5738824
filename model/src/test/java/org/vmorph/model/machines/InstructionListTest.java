package org.vmorph.model.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;

/**
 * An instruction that is written and then forgotten in its machine's list would be silently
 * nowhere.
 */
class InstructionListTest {
  private static List<String> forgotten(Object written, List<Architecture> machines)
      throws IllegalAccessException {
    var forgotten = new ArrayList<String>();
    for (var field : written.getClass().getDeclaredFields()) {
      if (field.getType() == Instruction.class) {
        field.setAccessible(true);
        var instruction = (Instruction) field.get(written);
        if (machines.stream().noneMatch(machine -> machine.instructions().contains(instruction))) {
          forgotten.add(instruction.name());
        }
      }
    }
    return forgotten;
  }

  @Test
  void every_instruction_that_is_written_belongs_to_a_machine() throws IllegalAccessException {
    var sound = new ThirdGeneration(Shape.FULL);
    var specimens = new Specimens(sound);
    assertThat(forgotten(sound, List.of(sound.machine))).isEmpty();
    assertThat(forgotten(specimens, specimens.machines)).isEmpty();
    assertThat(ThirdGeneration.class.getDeclaredFields())
        .as("the fields are there to be looked at")
        .anyMatch(field -> field.getType() == Instruction.class);
  }
}
