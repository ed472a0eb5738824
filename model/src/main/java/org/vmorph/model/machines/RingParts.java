package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;

/** What the instructions of a machine with rings speak of: (E, M, P, R), and D. */
class RingParts extends CommonParts<RelocationBounds> {
  private static final int CAUSES = 4;

  /** D: to which ring each cause goes, 2 bits each, those of the cause of code 1 lowest. */
  final Cell D = components.cell("D", 2 * CAUSES, Role.RESOURCE);

  /** How it takes a trap. */
  final RingTrap TRAP = trap(Optional.empty());

  /**
   * The parts of a shape.
   *
   * @throws IllegalArgumentException if a word has less than 3 n + 5 bits
   */
  RingParts(Shape shape) {
    super(shape, 2, RelocationBounds::new);
  }

  /** What returns through the PSW in E[ea], to ring 1 at best. */
  final List<Act> returns() {
    return TRAP.loads(let("psw", loaded(EA)), literal(1, 2));
  }

  /** The trap of a machine that may have a cause that goes to ring 1 at best. */
  final RingTrap trap(Optional<Cause> fixed) {
    return new RingTrap(E, new PswLayout(PSW, cause), M, D, fixed);
  }

  /** The machine that has these instructions, and traps so. */
  final Architecture machine(
      String name, String says, RingTrap trap, List<Instruction> instructions) {
    return machine(
        name,
        says,
        8,
        new Architecture.Mode(M, List.of(ring(2), ring(1), ring(0))),
        Optional.of(control.relocation()),
        Optional.empty(),
        trap,
        Cycle.NOTHING,
        List.of(set(P, literal(6, n)), set(control.b, SIZE)),
        instructions);
  }

  private static Architecture.Mode.Level ring(long number) {
    return new Architecture.Mode.Level("ring" + number, number);
  }
}
