package org.vmorph.model.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;

/**
 * The published verdict on random states: what looks at the mode or a resource, or changes one,
 * without being privileged. A shadow of the solver's classification under the reading `shadowed`.
 */
class M68000SensitivityTest {
  private static final int TRIES = 300;
  private static final Set<Role> HIDDEN = Set.of(Role.MODE, Role.RESOURCE);

  private final Random random = new Random(1974);

  @Test
  void the_68000_has_one_critical_instruction() {
    assertEquals(Set.of("move-from-sr"), critical(M68000.MC68000));
  }

  @Test
  void the_68010_has_none() {
    assertEquals(Set.of(), critical(M68000.MC68010));
  }

  private Set<String> critical(Architecture machine) {
    var names = new TreeSet<String>();
    var semantics = new Elaboration(machine);
    var one = new Machine(semantics, M68000Parts.VECTORS);
    var two = new Machine(semantics, M68000Parts.VECTORS);
    for (var instruction : machine.instructions()) {
      int said = 0;
      for (int i = 0; i < TRIES && !instruction.privileged(); i++) {
        randomise(one);
        one.snapshot().restore(two);
        hidden(two);
        var before = one.snapshot();
        var operands = operands(instruction);
        var first = one.execute(instruction, operands).kind();
        var second = two.execute(instruction, operands).kind();
        if (first == Event.Kind.COMPLETED && second == Event.Kind.COMPLETED) {
          said++;
          if (differ(one.snapshot(), two.snapshot(), false)
              || differ(one.snapshot(), before, true)) {
            names.add(instruction.name());
          }
        }
      }
      boolean alwaysTraps = Set.of("trap", "illegal").contains(instruction.name());
      assertEquals(
          !alwaysTraps && !instruction.privileged(),
          said > TRIES / 20,
          instruction + ": " + said + " pairs that say something");
    }
    return names;
  }

  /** Whether two states differ in what is hidden, or in what is not. */
  private static boolean differ(Snapshot left, Snapshot right, boolean inHidden) {
    return left.differences(right).stream()
        .anyMatch(d -> HIDDEN.contains(d.component().role()) == inHidden);
  }

  private long[] operands(Instruction instruction) {
    return instruction.form().operands().stream()
        .mapToLong(o -> random.nextInt(1 << o.bits()))
        .toArray();
  }

  private void randomise(Machine machine) {
    for (Cell cell : machine.architecture().cells()) {
      machine.set(cell, cell.bits() == 32 ? address(machine) : random.nextInt());
    }
    for (File file : machine.architecture().files()) {
      long words = file.role() == Role.STORAGE ? machine.size() : 8;
      for (int i = 0; i < words; i++) {
        machine.store(file, i, file.role() == Role.STORAGE ? random.nextInt() : address(machine));
      }
    }
  }

  private void hidden(Machine machine) {
    for (Cell cell : machine.architecture().cells()) {
      if (HIDDEN.contains(cell.role())) {
        machine.set(cell, cell.bits() == 32 ? address(machine) : random.nextInt());
      }
    }
  }

  /** Mostly in storage and even. */
  private long address(Machine machine) {
    return random.nextInt(8) == 0 ? random.nextInt() : random.nextInt((int) machine.size()) & ~1;
  }
}
